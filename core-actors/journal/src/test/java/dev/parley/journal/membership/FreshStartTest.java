package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a master decides that has no data. */
class FreshStartTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(
      String situation,
      String me,
      String[] configured,
      Map<String, RollCallAnswer> answers,
      StartDecision expected) {
    StartDecision decision =
        Founding.decide(
            new Candidate(Masters.CLUSTER, me, list(configured)),
            new OwnData.Nothing(),
            answers,
            0xbeef);
    if (expected instanceof StartDecision.Wait wait) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              StartDecision.Wait.class, is -> assertThat(is.why()).contains(wait.why()));
    } else if (expected instanceof StartDecision.Refuse refuse) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              StartDecision.Refuse.class, is -> assertThat(is.why()).contains(refuse.why()));
    } else {
      assertThat(decision).isEqualTo(expected);
    }
  }

  static List<Arguments> cases() {
    return Stream.of(
            FreshStartCases.firstStarts(),
            FreshStartCases.joining(),
            LossCases.wiped(),
            LossCases.contradictions())
        .flatMap(List::stream)
        .toList();
  }
}
