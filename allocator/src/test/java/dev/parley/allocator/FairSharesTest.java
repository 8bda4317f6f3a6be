package dev.parley.allocator;

import static dev.parley.allocator.CheckedAllocator.framework;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.allocator.AllocatorCommand.Holding;
import dev.parley.allocator.AllocatorCommand.RemoveAgent;
import dev.parley.allocator.AllocatorCommand.Revive;
import dev.parley.allocator.AllocatorCommand.Suppress;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is offered what first. */
class FairSharesTest {
  private static final Filters LONG = new Filters(Duration.ofHours(1));

  private final CheckedAllocator allocator = new CheckedAllocator();

  /**
   * The worked example of the DRF paper (Ghodsi et al., NSDI 2011, section 4.1): with 9 CPUs and 18
   * GB, user A, whose tasks take 1 CPU and 4 GB, ends with three of them, and user B, whose tasks
   * take 3 CPUs and 1 GB, with two: each has two thirds of what it needs most.
   */
  @Test
  void sharesOutTheWorkedExampleOfTheDrfPaper() {
    Map<String, Resources> taskOf =
        Map.of("user-a", Resources.of(1, 4096), "user-b", Resources.of(3, 1024));
    allocator.addAgent("a", "cpus:9;mem:18432");
    allocator.addFramework("user-a");
    allocator.addFramework("user-b");

    List<String> launched = new ArrayList<>();
    for (List<Allocation> made = allocator.allocate();
        !made.isEmpty();
        made = allocator.allocate()) {
      Allocation given = made.get(0);
      String user = given.framework().value();
      Resources task = taskOf.get(user);
      if (task != null && given.resources().contains(task)) {
        launched.add(user);
        allocator.launch(given, task);
      } else {
        allocator.decline(given, LONG);
      }
    }

    assertThat(launched).containsExactly("user-a", "user-b", "user-a", "user-b", "user-a");
    assertThat(shareOf("user-a")).isEqualTo(12.0 / 18);
    assertThat(shareOf("user-b")).isEqualTo(6.0 / 9);
  }

  @Test
  void spreadsAgentsOverFrameworksInOneCycle() {
    for (String agent : List.of("a", "b", "c", "d", "e", "g")) {
      allocator.addAgent(agent, "cpus:1;mem:1024");
    }
    allocator.addFramework("f1");
    allocator.addFramework("f2");
    allocator.addFramework("f3");

    assertThat(allocator.allocate())
        .extracting(a -> a.framework().value())
        .containsExactly("f1", "f2", "f3", "f1", "f2", "f3");
  }

  @Test
  void sharesBetweenRolesBeforeFrameworks() {
    for (String agent : List.of("a", "b", "c", "d")) {
      allocator.addAgent(agent, "cpus:1");
    }
    allocator.addFramework("f1", new Role("many"));
    allocator.addFramework("f2", new Role("many"));
    allocator.addFramework("f3", new Role("one"));

    assertThat(allocator.allocate())
        .extracting(a -> a.framework().value())
        .containsExactly("f1", "f3", "f2", "f3");
  }

  @Test
  void countsAllThatAFrameworkHoldsWhenItComesBack() {
    allocator.addAgent("a", "cpus:4", new Holding(framework("f1"), Role.ANY, Resources.of(1, 0)));
    allocator.addFramework("f1");
    allocator.addFramework("f2");

    assertThat(allocator.allocateOne().framework()).isEqualTo(framework("f2"));
  }

  @Test
  void measuresByTheResourceOfWhichEachHoldsTheLargestShare() {
    allocator.addAgent(
        "a", "cpus:100;mem:1000", holding("f1", "cpus:10"), holding("f2", "mem:200"));
    allocator.addFramework("f1");
    allocator.addFramework("f2");

    // 10 % of the CPUs against 20 % of the memory, though 200 is more than 10.
    assertThat(allocator.allocateOne().framework()).isEqualTo(framework("f1"));
  }

  @Test
  void measuresByCustomResourcesToo() {
    allocator.addAgent("a", "cpus:100;tapes:2", holding("f1", "tapes:1"), holding("f2", "cpus:40"));
    allocator.addFramework("f1");
    allocator.addFramework("f2");

    assertThat(allocator.allocateOne().framework()).isEqualTo(framework("f2"));
  }

  @Test
  void measuresAnewWhenTheClusterChanges() {
    allocator.addAgent("a", "cpus:10;mem:1000", holding("f1", "cpus:5"), holding("f2", "mem:400"));
    allocator.addAgent("b", "cpus:90");
    allocator.addFramework("f1");
    allocator.addFramework("f2");
    Allocation ofA = allocator.allocate().get(0);
    assertThat(ofA.framework()).as("5 %% against 40 %%").isEqualTo(framework("f1"));
    allocator.decline(ofA, Filters.NONE);

    allocator.handle(new RemoveAgent(CheckedAllocator.agent("b")));
    assertThat(allocator.allocateOne().framework())
        .as("50 %% against 40 %%")
        .isEqualTo(framework("f2"));
  }

  @Test
  void givesTheNextOneWhatTheNeediestHasDeclined() {
    allocator.addAgent("a", "cpus:4", holding("f2", "cpus:1"));
    allocator.addFramework("f1");
    allocator.addFramework("f2");
    allocator.decline(allocator.allocateOne(), LONG);

    assertThat(allocator.allocateOne().framework()).isEqualTo(framework("f2"));
  }

  @Test
  void letsThoseTakeTurnsWhoHoldNothingAndDeclineEverything() {
    allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f1");
    allocator.addFramework("f2");
    assertThat(declineInTurn(3)).containsExactly("f1", "f2", "f1");

    // A newcomer is next, and then waits its turn as the others do.
    allocator.addFramework("f3");
    assertThat(declineInTurn(4)).containsExactly("f3", "f2", "f1", "f3");
  }

  @Test
  void givesNobodyAnExtraTurnForSuppressingAndReviving() {
    allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f1");
    allocator.addFramework("f2");
    assertThat(declineInTurn(1)).containsExactly("f1");

    allocator.handle(new Suppress(framework("f1"), Set.of()));
    allocator.handle(new Revive(framework("f1"), Set.of()));
    assertThat(declineInTurn(1)).containsExactly("f2");
  }

  private List<String> declineInTurn(int times) {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Allocation given = allocator.allocateOne();
      asked.add(given.framework().value());
      allocator.decline(given, Filters.NONE);
    }
    return asked;
  }

  private double shareOf(String framework) {
    return allocator.model.share(c -> c.framework().equals(framework(framework)));
  }

  private static Holding holding(String framework, String resources) {
    return new Holding(framework(framework), Role.ANY, Resources.parse(resources));
  }
}
