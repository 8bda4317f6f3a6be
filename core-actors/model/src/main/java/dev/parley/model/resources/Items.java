package dev.parley.model.resources;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Named items, each there once (what Mesos calls a set). */
public record Items(SortedSet<String> names) implements Value {
  static final Items NONE = new Items(new TreeSet<>());

  public Items {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  static Items parse(String text) {
    SortedSet<String> parsed = new TreeSet<>();
    String inner = text.substring(1, text.length() - 1);
    if (!inner.isBlank()) {
      for (String part : inner.split(",", -1)) {
        if (part.isBlank()) {
          throw new IllegalArgumentException("the set " + text + " has an empty item");
        }
        if (!parsed.add(part.strip())) {
          throw new IllegalArgumentException(
              "the set " + text + " has '" + part.strip() + "' twice");
        }
      }
    }
    return new Items(parsed);
  }

  @Override
  public boolean isEmpty() {
    return names.isEmpty();
  }

  @Override
  public boolean contains(Value other) {
    return other instanceof Items i && names.containsAll(i.names);
  }

  @Override
  public Items plus(Value other) {
    SortedSet<String> all = new TreeSet<>(names);
    all.addAll(same(other).names);
    return new Items(all);
  }

  @Override
  public Items minus(Value other) {
    SortedSet<String> left = new TreeSet<>(names);
    left.removeAll(same(other).names);
    return new Items(left);
  }

  @Override
  public Value intersect(Value other) {
    if (!(other instanceof Items i)) {
      return NONE;
    }
    SortedSet<String> both = new TreeSet<>(names);
    both.retainAll(i.names);
    return new Items(both);
  }

  private Items same(Value other) {
    if (other instanceof Items i) {
      return i;
    }
    throw new IllegalArgumentException("a set and " + other + " do not go together");
  }

  @Override
  public String toString() {
    return "{" + String.join(",", names) + "}";
  }
}
