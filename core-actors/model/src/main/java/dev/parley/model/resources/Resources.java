package dev.parley.model.resources;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * An amount of each of several resources. Immutable; a resource of which there is nothing is not
 * mentioned, so equal amounts are equal values. The text form is that of Mesos' {@code --resources}
 * flag: {@code cpus:4;mem:4096;ports:[31000-32000];disks:{a,b}}, with cpus in CPUs, and mem and
 * disk in mebibytes.
 */
public final class Resources {
  public static final String CPUS = "cpus";
  public static final String MEM = "mem";
  public static final String DISK = "disk";
  public static final String PORTS = "ports";
  public static final String GPUS = "gpus";

  private static final Resources NONE = new Resources(new TreeMap<>());

  private final SortedMap<String, Value> values;

  private Resources(SortedMap<String, Value> values) {
    this.values = values;
  }

  public static Resources none() {
    return NONE;
  }

  /**
   * @param mem mebibytes
   */
  public static Resources of(double cpus, double mem) {
    return none().with(CPUS, Scalar.of(cpus)).with(MEM, Scalar.of(mem));
  }

  /** Leaves out what is empty. */
  public static Resources of(Map<String, Value> values) {
    SortedMap<String, Value> kept = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            kept.put(name, value);
          }
        });
    return kept.isEmpty() ? NONE : new Resources(kept);
  }

  /**
   * Reads the text form; blanks around names and values are allowed.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public static Resources parse(String text) {
    return ResourcesText.parse(text);
  }

  /** The same with {@code value} in place of what there was of {@code name}. */
  public Resources with(String name, Value value) {
    SortedMap<String, Value> next = new TreeMap<>(values);
    if (value.isEmpty()) {
      next.remove(name);
    } else {
      next.put(name, value);
    }
    return next.isEmpty() ? NONE : new Resources(next);
  }

  public Optional<Value> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Thousandths of the scalar {@code name}; 0 if there is none, or if it is not a scalar. */
  public long milli(String name) {
    return values.get(name) instanceof Scalar s ? s.milli() : 0;
  }

  /** Whole units of the scalar {@code name}, for display. */
  public double scalar(String name) {
    return milli(name) / 1000.0;
  }

  public Map<String, Value> asMap() {
    return Collections.unmodifiableSortedMap(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean contains(Resources other) {
    return other.values.entrySet().stream()
        .allMatch(
            e -> {
              Value mine = values.get(e.getKey());
              return mine != null && mine.contains(e.getValue());
            });
  }

  /**
   * @throws IllegalArgumentException if a resource is of different kinds in the two
   */
  public Resources plus(Resources other) {
    return combine(other, Value::plus, true);
  }

  /**
   * What is left without {@code other}.
   *
   * @throws IllegalArgumentException if {@code other} is not contained: a sign of double counting
   */
  public Resources minus(Resources other) {
    if (!contains(other)) {
      throw new IllegalArgumentException(this + " does not contain " + other);
    }
    return combine(other, Value::minus, false);
  }

  /** What is left without {@code other}, of which parts may be missing here. */
  public Resources minusWhatIsThere(Resources other) {
    return combine(other, (a, b) -> a.getClass() == b.getClass() ? a.minus(b) : a, false);
  }

  /** The names of {@code wanted} of which there is too little here, in the order of the names. */
  public Set<String> shortOf(Resources wanted) {
    return wanted.values.entrySet().stream()
        .filter(e -> !contains(of(Map.of(e.getKey(), e.getValue()))))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Resources combine(Resources other, BinaryOperator<Value> operator, boolean keepTheirs) {
    if (other.isEmpty()) {
      return this;
    }
    SortedMap<String, Value> next = new TreeMap<>(values);
    other.values.forEach(
        (name, theirs) -> {
          Value mine = next.get(name);
          if (mine != null) {
            Value result = operator.apply(mine, theirs);
            if (result.isEmpty()) {
              next.remove(name);
            } else {
              next.put(name, result);
            }
          } else if (keepTheirs) {
            next.put(name, theirs);
          }
        });
    return next.isEmpty() ? NONE : new Resources(next);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Resources r && values.equals(r.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The text form, which {@link #parse} reads back to an equal value. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(";"));
  }
}
