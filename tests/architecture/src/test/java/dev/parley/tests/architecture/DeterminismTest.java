package dev.parley.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time, ids and chance are arguments of every decision. Otherwise the simulator could not run one
 * seed twice in the same way, and a replayed event would not give the state it gave before.
 */
class DeterminismTest {
  private static final Set<String> CLOCKS =
      Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID");

  private static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_CHANCE =
      DescribedPredicate.describe(
          "the clock, or chance",
          access -> readsTheClock(access.getTarget()) || drawsByChance(access.getTarget()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.parley.model..",
        "dev.parley.allocator",
        "dev.parley.master.core..",
        "dev.parley.master.registry..",
        "dev.parley.agent.core..",
        "dev.parley.sdk.core.."
      })
  void decisionsTakeTimeIdsAndChanceAsArguments(String core) {
    rule(core).check(Parley.CLASSES);
  }

  @Test
  void theRuleFindsEachWayToTheClockAndToChance() {
    JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
    assertThat(
            rule(Careless.class.getPackageName())
                .evaluate(careless)
                .getFailureReport()
                .getDetails())
        .hasSize(7);
  }

  private static ArchRule rule(String core) {
    return noClasses()
        .that(resideInAPackage(core))
        .should()
        .accessTargetWhere(CLOCK_OR_CHANCE)
        .because("a decision must come out the same each time it is taken");
  }

  private static boolean readsTheClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    return (CLOCKS.contains(target.getName())
            && (owner.startsWith("java.time.")
                || owner.equals("java.lang.System")
                || owner.equals("java.util.UUID")))
        || (target.getOwner().isEquivalentTo(Clock.class) && target.getName().startsWith("system"));
  }

  private static boolean drawsByChance(AccessTarget target) {
    JavaClass owner = target.getOwner();
    return owner.isAssignableTo(Random.class)
        || (owner.isEquivalentTo(Math.class) && target.getName().equals("random"));
  }

  /** All that a decision must not do, each once. */
  static final class Careless {
    Supplier<Instant> clock = Instant::now;
    Instant now = Instant.now(Clock.systemUTC()); // two of them
    long millis = System.currentTimeMillis();
    UUID id = UUID.randomUUID();
    int drawn = ThreadLocalRandom.current().nextInt(); // two of them

    private Careless() {}
  }
}
