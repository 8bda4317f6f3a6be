package dev.parley.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time, ids and chance are arguments of every decision. Otherwise the simulator could not run one
 * seed twice in the same way, and a replayed event would not give the state it gave before.
 */
class DeterminismTest {
  private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID");

  private static final DescribedPredicate<JavaCall<?>> CLOCK_OR_CHANCE =
      DescribedPredicate.describe(
          "the clock, or chance",
          call -> readsTheClockOrDrawsAnId(call.getTarget()) || isOfAGenerator(call.getTarget()));

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
    noClasses()
        .that(resideInAPackage(core))
        .should()
        .callCodeUnitWhere(CLOCK_OR_CHANCE)
        .check(Parley.CLASSES);
  }

  private static boolean readsTheClockOrDrawsAnId(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    return CLOCKS.contains(((HasName) target).getName())
        && (owner.startsWith("java.time.")
            || owner.equals("java.lang.System")
            || owner.equals("java.util.UUID"));
  }

  private static boolean isOfAGenerator(CodeUnitCallTarget target) {
    return target.getOwner().isAssignableTo(Random.class)
        || target.getOwner().isEquivalentTo(ThreadLocalRandom.class)
        || (target.getOwner().isEquivalentTo(Math.class) && target.getName().equals("random"))
        || (target.getOwner().isEquivalentTo(Clock.class) && target.getName().startsWith("system"));
  }
}
