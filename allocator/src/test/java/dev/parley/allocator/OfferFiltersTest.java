package dev.parley.allocator;

import static dev.parley.allocator.CheckedAllocator.agent;
import static dev.parley.allocator.CheckedAllocator.framework;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.allocator.AllocatorCommand.DeactivateFramework;
import dev.parley.allocator.AllocatorCommand.RemoveAgent;
import dev.parley.allocator.AllocatorCommand.RemoveFramework;
import dev.parley.allocator.AllocatorCommand.Revive;
import dev.parley.allocator.AllocatorCommand.Suppress;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not offered again, and until when. */
class OfferFiltersTest {
  private final CheckedAllocator allocator = new CheckedAllocator();

  @Test
  void keepsWhatWasDeclinedFromAFrameworkUntilTheFilterEnds() {
    declinedFor(Duration.ofSeconds(5));

    allocator.pass(Duration.ofMillis(4_999));
    assertThat(allocator.allocate()).isEmpty();
    allocator.pass(Duration.ofMillis(1));
    assertThat(allocator.allocate()).hasSize(1);
  }

  @Test
  void offersAgainAtOnceWithoutAFilter() {
    declinedFor(Duration.ZERO);

    assertThat(allocator.allocate()).hasSize(1);
    assertThat(allocator.engine.nextFilterExpiry()).isEmpty();
  }

  @Test
  void offersAgainWhenThereIsMoreThanWasDeclined() {
    allocator.addAgent("a", "cpus:4;mem:4096");
    allocator.addFramework("f");
    Allocation given = allocator.allocateOne();
    Resources task = Resources.of(1, 1024);
    allocator.recover(given, given.resources().minus(task), Filters.DEFAULT);
    assertThat(allocator.allocate()).isEmpty();

    allocator.recover(given, task, Filters.NONE);

    assertThat(allocator.allocateOne().resources()).isEqualTo(given.resources());
  }

  @Test
  void doesNotOfferLessThanWasDeclined() {
    declinedFor(Duration.ofSeconds(5));

    allocator.addAgent("a", "cpus:3;mem:4096");

    assertThat(allocator.allocate()).isEmpty();
  }

  @Test
  void offersTheSameOfAnotherAgent() {
    declinedFor(Duration.ofSeconds(5));

    allocator.addAgent("b", "cpus:4;mem:4096");

    assertThat(allocator.allocateOne().agent()).isEqualTo(agent("b"));
  }

  @Test
  void offersTheSameForAnotherRole() {
    declinedFor(Duration.ofSeconds(5));

    allocator.addFramework("g", new Role("ops"));

    assertThat(allocator.allocateOne().role()).isEqualTo(new Role("ops"));
  }

  @Test
  void saysWhenTheNextFilterEnds() {
    Instant start = allocator.now();
    allocator.addFramework("f");
    allocator.addAgent("a", "cpus:1");
    allocator.addAgent("b", "cpus:1");
    var given = allocator.allocate();
    assertThat(allocator.engine.nextFilterExpiry()).isEmpty();

    allocator.decline(given.get(0), new Filters(Duration.ofSeconds(9)));
    allocator.decline(given.get(1), new Filters(Duration.ofSeconds(3)));
    assertThat(allocator.engine.nextFilterExpiry()).contains(start.plusSeconds(3));

    allocator.pass(Duration.ofSeconds(3));
    assertThat(allocator.allocateOne().agent()).isEqualTo(agent("b"));
    assertThat(allocator.engine.nextFilterExpiry()).contains(start.plusSeconds(9));
  }

  @Test
  void forgetsTheFiltersOfTheRevivedRoleAlone() {
    Role ops = new Role("ops");
    allocator.addFramework("f", Role.ANY, ops);
    allocator.addAgent("a", "cpus:1");
    allocator.addAgent("b", "cpus:1");
    allocator.allocate().forEach(a -> allocator.decline(a, new Filters(Duration.ofHours(1))));
    allocator.allocate().forEach(a -> allocator.decline(a, new Filters(Duration.ofHours(1))));
    assertThat(allocator.allocate()).isEmpty();

    allocator.handle(new Revive(framework("f"), Set.of(ops)));

    assertThat(allocator.allocate()).hasSize(2).extracting(Allocation::role).containsOnly(ops);
  }

  @Test
  void forgetsTheFiltersOfAFrameworkThatIsRevivedOrComesBackOrStopsWantingOffers() {
    for (AllocatorCommand forgetful :
        new AllocatorCommand[] {
          new Revive(framework("f"), Set.of()),
          new AllocatorCommand.AddFramework(framework("f"), Set.of(Role.ANY), Set.of()),
          new Suppress(framework("f"), Set.of()),
          new DeactivateFramework(framework("f")),
          new RemoveFramework(framework("f")),
          new RemoveAgent(agent("a"))
        }) {
      declinedFor(Duration.ofDays(365));
      assertThat(allocator.engine.nextFilterExpiry()).isPresent();

      allocator.handle(forgetful);

      assertThat(allocator.engine.nextFilterExpiry()).as("after %s", forgetful).isEmpty();
    }
  }

  @Test
  void keepsNoFilterForAFrameworkThatWantsNoOffers() {
    allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f");
    Allocation given = allocator.allocateOne();
    allocator.handle(new DeactivateFramework(framework("f")));

    allocator.decline(given, Filters.DEFAULT);

    assertThat(allocator.engine.nextFilterExpiry()).isEmpty();
  }

  @Test
  void keepsOnlyTheFiltersThatSaySomethingNew() {
    OfferFilters filters = new OfferFilters();
    Client client = new Client(framework("f"), Role.ANY);
    Instant t = allocator.now();
    filters.add(client, agent("a"), Resources.parse("cpus:1"), t.plusSeconds(1));
    filters.add(client, agent("a"), Resources.parse("cpus:2"), t.plusSeconds(5));
    filters.add(client, agent("a"), Resources.parse("cpus:1"), t.plusSeconds(3));
    assertThat(filters.nextExpiry()).contains(t.plusSeconds(5));

    filters.add(client, agent("a"), Resources.parse("cpus:4"), t.plusSeconds(2));
    assertThat(filters.nextExpiry()).contains(t.plusSeconds(2));
    assertThat(filters.refuse(client, agent("a"), Resources.parse("cpus:3"))).isTrue();

    filters.expire(t.plusSeconds(2));
    assertThat(filters.refuse(client, agent("a"), Resources.parse("cpus:3"))).isFalse();
    assertThat(filters.refuse(client, agent("a"), Resources.parse("cpus:2"))).isTrue();
  }

  /** A framework f of role * has declined all of agent a, 4 CPUs and 4 GiB. */
  private void declinedFor(Duration refuse) {
    allocator.addAgent("a", "cpus:4;mem:4096");
    allocator.addFramework("f");
    allocator.decline(allocator.allocateOne(), new Filters(refuse));
  }
}
