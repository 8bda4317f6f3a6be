package dev.parley.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What the engine's class doc promises, under random sequences of commands. */
class AllocationPropertiesTest {
  @Provide
  Arbitrary<List<RandomSteps.Step>> steps() {
    return RandomSteps.steps();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void neverAllocatesWhatIsNotFree(@ForAll("steps") List<RandomSteps.Step> steps) {
    run(steps, new Check.NeverMoreThanFree());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void freeAndHeldAreTogetherTheTotalOfEachAgent(@ForAll("steps") List<RandomSteps.Step> steps) {
    run(steps, new Check.Conserved());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void allocatesNothingToWhoIsInactiveOrSuppressedOrDeclinedIt(
      @ForAll("steps") List<RandomSteps.Step> steps) {
    run(steps, new Check.OnlyToThoseWhoWantIt());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void leavesNothingThatSomebodyWants(@ForAll("steps") List<RandomSteps.Step> steps) {
    run(steps, new Check.WorkConserving());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void givesToTheNeediestOfThoseWhoTakeIt(@ForAll("steps") List<RandomSteps.Step> steps) {
    run(steps, new Check.NeediestFirst());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theSameCommandsGiveTheSameAllocations(@ForAll("steps") List<RandomSteps.Step> steps) {
    assertThat(trace(steps)).isEqualTo(trace(steps));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theseSequencesLeadToManyAllocations(@ForAll("steps") List<RandomSteps.Step> steps) {
    Statistics.label("allocations").collect(trace(steps).size() >= 5 ? "5 or more" : "fewer");
    Statistics.label("allocations").coverage(c -> c.check("5 or more").percentage(p -> p > 40.0));
  }

  private static void run(List<RandomSteps.Step> steps, Check check) {
    CheckedAllocator allocator = new CheckedAllocator(List.of(check));
    steps.forEach(step -> step.on(allocator));
  }

  private static List<Allocation> trace(List<RandomSteps.Step> steps) {
    List<Allocation> trace = new ArrayList<>();
    CheckedAllocator allocator =
        new CheckedAllocator(
            List.of(
                new Check() {
                  @Override
                  public void before(Allocation allocation, NaiveModel model, Instant now) {
                    trace.add(allocation);
                  }
                }));
    steps.forEach(step -> step.on(allocator));
    return trace;
  }
}
