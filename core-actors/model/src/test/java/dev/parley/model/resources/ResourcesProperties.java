package dev.parley.model.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The algebra against a naive model: a resource is a bag of whole thousandths, or a set of bits.
 */
class ResourcesProperties {
  @Property
  void addingAndTakingAwayGivesBack(
      @ForAll("amounts") Resources a, @ForAll("amounts") Resources b) {
    Resources apart = a.minusWhatIsThere(b.with(Resources.CPUS, Scalar.ZERO));
    assertThat(apart.plus(b).minus(b)).isEqualTo(apart);
  }

  @Property
  void aSumContainsBothParts(@ForAll("amounts") Resources a, @ForAll("amounts") Resources b) {
    Resources sum = a.plus(b);
    assertThat(sum.contains(a)).isTrue();
    assertThat(sum.contains(b)).isTrue();
    assertThat(sum).isEqualTo(b.plus(a));
  }

  @Property
  void containsAgreesWithTheNaiveModel(
      @ForAll("amounts") Resources a, @ForAll("amounts") Resources b) {
    assertThat(a.contains(b)).isEqualTo(naiveContains(a, b));
    assertThat(a.shortOf(b).isEmpty()).isEqualTo(naiveContains(a, b));
  }

  @Property
  void takingAwayAgreesWithTheNaiveModel(
      @ForAll("amounts") Resources a, @ForAll("amounts") Resources b) {
    Resources left = a.minusWhatIsThere(b);
    BitSet ports = bits(a);
    ports.andNot(bits(b));
    assertThat(bits(left)).isEqualTo(ports);
    assertThat(left.milli(Resources.CPUS))
        .isEqualTo(Math.max(0, a.milli(Resources.CPUS) - b.milli(Resources.CPUS)));
    if (a.contains(b)) {
      assertThat(a.minus(b)).isEqualTo(left);
    }
  }

  @Property
  void textReadsBackAsWritten(@ForAll("amounts") Resources a) {
    assertThat(Resources.parse(a.toString())).isEqualTo(a);
  }

  private static boolean naiveContains(Resources a, Resources b) {
    BitSet missing = bits(b);
    missing.andNot(bits(a));
    return missing.isEmpty()
        && a.milli(Resources.CPUS) >= b.milli(Resources.CPUS)
        && items(a).containsAll(items(b));
  }

  private static BitSet bits(Resources resources) {
    BitSet bits = new BitSet();
    resources
        .get(Resources.PORTS)
        .map(v -> ((Ranges) v).ranges())
        .orElse(List.of())
        .forEach(r -> bits.set((int) r.begin(), (int) r.end() + 1));
    return bits;
  }

  private static Set<String> items(Resources resources) {
    return resources.get("disks").<Set<String>>map(v -> ((Items) v).names()).orElse(Set.of());
  }

  @Provide
  Arbitrary<Resources> amounts() {
    Arbitrary<Value> cpus = Arbitraries.longs().between(0, 5000).map(Scalar::new);
    Arbitrary<Value> ports =
        Arbitraries.integers()
            .between(0, 40)
            .list()
            .ofMaxSize(12)
            .map(ns -> new Ranges(ns.stream().map(n -> new Ranges.Range(n, n + n % 3)).toList()));
    Arbitrary<Value> disks =
        Arbitraries.of("a", "b", "c")
            .set()
            .map(s -> new Items(s.stream().collect(Collectors.toCollection(TreeSet::new))));
    return Combinators.combine(cpus, ports, disks)
        .as(
            (c, p, d) ->
                Resources.of(
                    new TreeMap<>(Map.of(Resources.CPUS, c, Resources.PORTS, p, "disks", d))));
  }
}
