package dev.parley.allocator;

import static dev.parley.allocator.CheckedAllocator.agent;
import static dev.parley.allocator.CheckedAllocator.framework;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.allocator.AllocatorCommand.AddAgent;
import dev.parley.allocator.AllocatorCommand.AddFramework;
import dev.parley.allocator.AllocatorCommand.DeactivateFramework;
import dev.parley.allocator.AllocatorCommand.Holding;
import dev.parley.allocator.AllocatorCommand.Recover;
import dev.parley.allocator.AllocatorCommand.RemoveAgent;
import dev.parley.allocator.AllocatorCommand.RemoveFramework;
import dev.parley.allocator.AllocatorCommand.Revive;
import dev.parley.allocator.AllocatorCommand.Suppress;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of each command, in ordinary and in odd situations. */
class AllocationEngineTest {
  private final CheckedAllocator allocator = new CheckedAllocator();

  @Test
  void offersWhatTheFirstFrameworkLeavesToTheSecondInTheClassicExample() {
    allocator.addAgent("agent-1", "cpus:4;mem:4096");
    allocator.addFramework("framework-1");
    Allocation first = allocator.allocateOne();
    assertThat(first.framework()).isEqualTo(framework("framework-1"));
    assertThat(first.resources()).isEqualTo(Resources.of(4, 4096));

    allocator.addFramework("framework-2");
    Resources tasks = Resources.of(2, 1024).plus(Resources.of(1, 2048));
    allocator.recover(first, first.resources().minus(tasks), Filters.DEFAULT);

    Allocation second = allocator.allocateOne();
    assertThat(second.framework()).isEqualTo(framework("framework-2"));
    assertThat(second.resources()).isEqualTo(Resources.of(1, 1024));
  }

  @Test
  void stampsAnAllocationWithTheTimeAndTheIncarnationOfTheAgent() {
    long incarnation = allocator.addAgent("a", "cpus:1");
    allocator.addFramework("f");

    assertThat(allocator.allocateOne())
        .isEqualTo(
            new Allocation(
                framework("f"),
                Role.ANY,
                agent("a"),
                incarnation,
                Resources.parse("cpus:1"),
                allocator.now()));
  }

  @Test
  void givesRangesAndSetsWithTheRest() {
    allocator.addAgent("a", "cpus:1;ports:[31000-32000];disks:{x,y}");
    allocator.addFramework("f");

    assertThat(allocator.allocateOne().resources())
        .isEqualTo(Resources.parse("cpus:1;ports:[31000-32000];disks:{x,y}"));
  }

  @Test
  void visitsAgentsInTheOrderOfTheirIds() {
    allocator.addAgent("b", "cpus:1");
    allocator.addAgent("c", "cpus:1");
    allocator.addAgent("a", "cpus:1");
    allocator.addFramework("f");

    assertThat(allocator.allocate())
        .extracting(Allocation::agent)
        .containsExactly(agent("a"), agent("b"), agent("c"));
  }

  @Test
  void givesNothingTwice() {
    allocator.addAgent("a", "cpus:1");
    allocator.addFramework("f");
    allocator.allocateOne();

    assertThat(allocator.allocate()).isEmpty();
  }

  @Test
  void doesNotOfferLessThanTheMinimum() {
    allocator.addFramework("f");
    allocator.addAgent("a", "cpus:0.009;mem:31;disk:1000");
    assertThat(allocator.allocate()).isEmpty();

    allocator.addAgent("b", "mem:32");
    assertThat(allocator.allocateOne().agent()).isEqualTo(agent("b"));
  }

  @Test
  void offersAnythingWhenThereIsNoMinimum() {
    AllocationEngine engine = new AllocationEngine(new AllocatorSettings(List.of()));
    Instant now = allocator.now();
    engine.handle(new AddFramework(framework("f"), Set.of(Role.ANY), Set.of()), now);
    engine.handle(new AddAgent(agent("a"), 1, Resources.parse("disk:1"), List.of()), now);
    engine.handle(new AddAgent(agent("empty"), 1, Resources.none(), List.of()), now);

    assertThat(engine.allocate(now)).extracting(Allocation::agent).containsExactly(agent("a"));
  }

  @Test
  void countsWhatTasksOfAFrameworkHoldThatIsNotKnownYet() {
    long incarnation = allocator.addAgent("a", "cpus:4", holding("later", "cpus:3"));
    allocator.addFramework("f");
    Allocation first = allocator.allocateOne();
    assertThat(first.resources()).isEqualTo(Resources.parse("cpus:1"));

    allocator.handle(recover("later", "a", incarnation, "cpus:3"));
    assertThat(allocator.allocateOne().resources()).isEqualTo(Resources.parse("cpus:3"));
  }

  @Test
  void ignoresWhatComesBackFromAnEarlierIncarnation() {
    long old = allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f");
    allocator.allocateOne();
    allocator.addAgent("a", "cpus:4", holding("f", "cpus:4"));

    allocator.handle(recover("f", "a", old, "cpus:4"));

    assertThat(allocator.allocate()).isEmpty();
  }

  @Test
  void takesBackNoMoreThanIsHeld() {
    allocator.addAgent("a", "cpus:4", holding("f", "cpus:1"), holding("g", "cpus:3"));
    allocator.addFramework("f");

    allocator.handle(recover("f", "a", 1, "cpus:2;mem:64;ports:[1-2]"));
    allocator.handle(recover("f", "a", 1, "cpus:2"));

    assertThat(allocator.allocateOne().resources()).isEqualTo(Resources.parse("cpus:1"));
  }

  @Test
  void freesWhatARemovedFrameworkHeldAndIgnoresItsLaterRecoveries() {
    allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f");
    Allocation given = allocator.allocateOne();
    allocator.handle(new RemoveFramework(framework("f")));
    allocator.addFramework("g");
    allocator.allocateOne();

    allocator.decline(given, Filters.NONE);

    assertThat(allocator.allocate()).isEmpty();
  }

  @Test
  void keepsWhatADeactivatedFrameworkHoldsAndOffersItNothing() {
    allocator.addAgent("a", "cpus:4");
    allocator.addFramework("f");
    allocator.allocateOne();
    allocator.handle(new DeactivateFramework(framework("f")));
    allocator.addAgent("b", "cpus:4");
    assertThat(allocator.allocate()).isEmpty();

    allocator.addFramework("f");
    assertThat(allocator.allocateOne().agent()).isEqualTo(agent("b"));
  }

  @Test
  void offersNothingForASuppressedRoleUntilItIsRevived() {
    Role ops = new Role("ops");
    allocator.handle(new AddFramework(framework("f"), Set.of(Role.ANY, ops), Set.of(Role.ANY)));
    allocator.addAgent("a", "cpus:1");
    assertThat(allocator.allocateOne().role()).isEqualTo(ops);

    allocator.handle(new Suppress(framework("f"), Set.of()));
    allocator.addAgent("b", "cpus:1");
    assertThat(allocator.allocate()).isEmpty();

    allocator.handle(new Revive(framework("f"), Set.of(Role.ANY)));
    assertThat(allocator.allocateOne().role()).isEqualTo(Role.ANY);
  }

  @Test
  void ignoresRolesInSuppressAndReviveThatTheFrameworkDoesNotHave() {
    Role other = new Role("other");
    allocator.addFramework("f");
    allocator.handle(new Suppress(framework("f"), Set.of(other)));
    allocator.handle(new Revive(framework("f"), Set.of(other)));
    allocator.addAgent("a", "cpus:1");

    assertThat(allocator.allocateOne().role()).isEqualTo(Role.ANY);
  }

  @Test
  void offersForTheNewRolesWhenAFrameworkComesBackWithOthers() {
    allocator.addFramework("f", new Role("old"));
    allocator.addFramework("f", new Role("new"));
    allocator.addAgent("a", "cpus:1");

    assertThat(allocator.allocateOne().role()).isEqualTo(new Role("new"));
  }

  @Test
  void offersNothingOfAnAgentWhoseTasksHoldMoreThanItHasUntilEnoughOfThemEnded() {
    allocator.addFramework("f");
    long incarnation =
        allocator.addAgent(
            "a", "cpus:2", holding("g", "cpus:2;ports:[1-2]"), holding("h", "cpus:1"));
    assertThat(allocator.allocate()).isEmpty();

    allocator.handle(recover("h", "a", incarnation, "cpus:1"));
    assertThat(allocator.allocate()).isEmpty();

    allocator.handle(recover("g", "a", incarnation, "cpus:2;ports:[1-2]"));
    assertThat(allocator.allocateOne().resources()).isEqualTo(Resources.parse("cpus:2"));
  }

  @Test
  void changesNothingWhenTheHoldingsOfAnAgentDoNotGoTogether() {
    allocator.addFramework("f");
    allocator.addAgent("a", "cpus:2");
    AddAgent odd =
        new AddAgent(
            agent("a"),
            9,
            Resources.parse("cpus:4"),
            List.of(holding("g", "x:1"), holding("g", "x:[1-2]")));

    assertThatThrownBy(() -> allocator.engine.handle(odd, allocator.now()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(allocator.allocateOne().resources()).isEqualTo(Resources.parse("cpus:2"));
  }

  @Test
  void doesNothingAboutAgentsAndFrameworksItDoesNotKnow() {
    everyCommand().stream()
        .filter(c -> !(c instanceof AddAgent) && !(c instanceof AddFramework))
        .forEach(allocator::handle);
    assertThat(allocator.allocate()).isEmpty();

    allocator.addAgent("a", "cpus:1");
    allocator.addFramework("f");
    assertThat(allocator.allocateOne().resources()).isEqualTo(Resources.parse("cpus:1"));
  }

  @Test
  void hasARuleForEveryCommand() {
    List<AllocatorCommand> commands = everyCommand();
    assertThat(commands)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(AllocatorCommand.class.getPermittedSubclasses()));
    commands.forEach(allocator::handle);
  }

  private static List<AllocatorCommand> everyCommand() {
    return List.of(
        new AddAgent(agent("a"), 1, Resources.of(1, 64), List.of()),
        new AddFramework(framework("f"), Set.of(Role.ANY), Set.of()),
        recover("f", "a", 1, "cpus:1"),
        new Suppress(framework("f"), Set.of()),
        new Revive(framework("f"), Set.of()),
        new DeactivateFramework(framework("f")),
        new RemoveFramework(framework("f")),
        new RemoveAgent(agent("a")));
  }

  private static Holding holding(String framework, String resources) {
    return new Holding(framework(framework), Role.ANY, Resources.parse(resources));
  }

  private static Recover recover(
      String framework, String agent, long incarnation, String resources) {
    return new Recover(
        framework(framework),
        Role.ANY,
        agent(agent),
        incarnation,
        Resources.parse(resources),
        Filters.NONE);
  }
}
