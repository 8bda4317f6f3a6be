package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.address;
import static dev.parley.journal.membership.Masters.answers;
import static dev.parley.journal.membership.Masters.empty;
import static dev.parley.journal.membership.Masters.list;
import static dev.parley.journal.membership.Masters.peers;
import static dev.parley.journal.membership.Masters.replica;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a master decides that has no data. */
class FreshStartTest {
  private static final String[] THREE = {"m1", "m2", "m3"};
  private static final String[] FIVE = {"m1", "m2", "m3", "m4", "m5"};

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

  private static StartDecision waits(String part) {
    return new StartDecision.Wait(part);
  }

  private static StartDecision refuses(String part) {
    return new StartDecision.Refuse(part);
  }

  private static StartDecision joins(
      String peerId, long generation, String[] voters, String via, String... replaces) {
    return new StartDecision.Join(
        new PeerId(peerId),
        generation,
        peers(voters),
        via,
        Stream.of(replaces).map(PeerId::new).toList());
  }

  static List<Arguments> cases() {
    return Stream.of(firstStarts(), joining(), wiped(), contradictions())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Arguments> firstStarts() {
    return List.of(
        arguments(
            "a single master founds at once",
            "m1",
            new String[] {"m1"},
            answers(),
            new StartDecision.Found(peers("m1"))),
        arguments(
            "three empty masters found",
            "m2",
            THREE,
            answers(empty("m1", THREE), empty("m3", THREE)),
            new StartDecision.Found(peers(THREE))),
        arguments(
            "five empty masters found",
            "m5",
            FIVE,
            answers(empty("m1", FIVE), empty("m2", FIVE), empty("m3", FIVE), empty("m4", FIVE)),
            new StartDecision.Found(peers(FIVE))),
        arguments(
            "one of three is missing",
            "m1",
            THREE,
            answers(empty("m2", THREE)),
            waits(
                "Waits for m3 ("
                    + address("m3")
                    + "), who has not answered: a new group is founded only when every configured"
                    + " master says that it has no data, as m1 and m2 do.")),
        arguments(
            "two of five are missing: a majority is not enough to found",
            "m1",
            FIVE,
            answers(empty("m2", FIVE), empty("m4", FIVE)),
            waits("Waits for m3 (" + address("m3") + ") and m5 (" + address("m5") + "), who have")),
        arguments(
            "nobody answers",
            "m1",
            THREE,
            answers(),
            waits("Waits for m2 (" + address("m2") + ") and m3 (" + address("m3") + ")")),
        arguments(
            "another founder was quicker",
            "m2",
            THREE,
            answers(replica("m1").justFounded(), empty("m3", THREE)),
            new StartDecision.Found(peers(THREE))),
        arguments(
            "all other founders were quicker",
            "m2",
            THREE,
            answers(replica("m1").justFounded(), replica("m3").justFounded()),
            new StartDecision.Found(peers(THREE))),
        arguments(
            "another founder was quicker, and one is missing",
            "m2",
            THREE,
            answers(replica("m1").justFounded()),
            waits("Waits for m3")),
        arguments(
            "another founder has founded another group",
            "m2",
            THREE,
            answers(replica("m1").justFounded().voters("m1"), empty("m3", THREE)),
            waits("Waits for m1 to elect a leader")));
  }

  private static List<Arguments> joining() {
    return List.of(
        arguments(
            "one of three was wiped",
            "m3",
            THREE,
            answers(replica("m1").ledBy("m1"), replica("m2").ledBy("m1")),
            joins("m3~0000beef", 0, THREE, "m1", "m3")),
        arguments(
            "one of three was wiped, and only a follower answers",
            "m3",
            THREE,
            answers(replica("m2").ledBy("m1")),
            joins("m3~0000beef", 0, THREE, "m1", "m3")),
        arguments(
            "two of five were wiped",
            "m4",
            FIVE,
            answers(
                replica("m1").voters(FIVE).ledBy("m1"),
                replica("m2").voters(FIVE).ledBy("m1"),
                replica("m3").voters(FIVE).ledBy("m1"),
                empty("m5", FIVE)),
            joins("m4~0000beef", 0, FIVE, "m1", "m4")),
        arguments(
            "one was wiped before anybody was made a member",
            "m3",
            THREE,
            answers(replica("m1").ledBy("m1").members(), replica("m2").ledBy("m1").members()),
            joins("m3~0000beef", 0, THREE, "m1", "m3")),
        arguments(
            "one was wiped again, while it was joining",
            "m3",
            THREE,
            answers(replica("m1").ledBy("m1").listeners("m3~00000001")),
            joins("m3~0000beef", 0, THREE, "m1", "m3", "m3~00000001")),
        arguments(
            "one was added",
            "m4",
            new String[] {"m1", "m2", "m3", "m4"},
            answers(replica("m2").ledBy("m2").members("m1", "m2", "m3", "m4")),
            joins("m4~0000beef", 0, THREE, "m2")),
        arguments(
            "one was added, and its list differs from the others'",
            "m4",
            new String[] {"m1", "m4"},
            answers(replica("m1").ledBy("m1").members("m1", "m2", "m3", "m4")),
            joins("m4~0000beef", 0, THREE, "m1")),
        arguments(
            "the group was recovered by one master",
            "m3",
            THREE,
            answers(replica("m1").generation(1).voters("m1").ledBy("m1"), replica("m2").last(9, 9)),
            joins("m3~0000beef", 1, new String[] {"m1"}, "m1")),
        arguments(
            "a group is led, though this master hears only of empty ones besides the leader",
            "m3",
            THREE,
            answers(replica("m1").ledBy("m1"), empty("m2", THREE)),
            joins("m3~0000beef", 0, THREE, "m1", "m3")),
        arguments(
            "the leader does not know this master",
            "m4",
            new String[] {"m1", "m2", "m3", "m4"},
            answers(replica("m1").ledBy("m1")),
            refuses("`parley masters add m4`")),
        arguments(
            "a follower does not know this master yet",
            "m4",
            new String[] {"m1", "m2", "m3", "m4"},
            answers(replica("m2").ledBy("m1")),
            waits("Waits for the word of m1, who leads the group: m2 does not know this master")));
  }

  private static List<Arguments> wiped() {
    return List.of(
        arguments(
            "one of three was wiped, and the others have no leader yet",
            "m3",
            THREE,
            answers(replica("m1"), replica("m2")),
            waits("Waits for m1 and m2 to elect a leader: this master has no data")),
        arguments(
            "one of three was wiped, one is missing",
            "m3",
            THREE,
            answers(replica("m1")),
            waits(
                "Waits for m2 ("
                    + address("m2")
                    + "), who has not answered: this master has no data, and the group that m1 is"
                    + " part of has no leader")),
        arguments(
            "two of three were wiped",
            "m3",
            THREE,
            answers(replica("m1").last(3, 17), empty("m2", THREE)),
            refuses(
                "Of the 3 voters, 2 lost their data (m2 and m3): what is left is no majority, and"
                    + " cannot go on by itself. Bring that data back; or, if it is gone, stop m1,"
                    + " whose log ends furthest of those that answered (term 3, index 17), and run"
                    + " `parley masters recover` there.")),
        arguments(
            "two of three were wiped, and the third has not read its log yet",
            "m3",
            THREE,
            answers(replica("m1").beforeItsLogIsRead(), empty("m2", THREE)),
            refuses("run `parley masters recover`")),
        arguments(
            "two of five were wiped, and no leader is there yet",
            "m5",
            FIVE,
            answers(
                replica("m1").voters(FIVE),
                replica("m2").voters(FIVE),
                replica("m3").voters(FIVE),
                empty("m4", FIVE)),
            waits("Waits for m1, m2 and m3 to elect a leader")),
        arguments(
            "three of five were wiped: the longest log of the newest term counts",
            "m5",
            FIVE,
            answers(
                replica("m1").voters(FIVE).last(3, 90),
                replica("m2").voters(FIVE).last(4, 70),
                empty("m3", FIVE),
                empty("m4", FIVE)),
            refuses("stop m2, whose log ends furthest of those that answered (term 4, index 70)")),
        arguments(
            "three of five were wiped, and one may know more",
            "m5",
            FIVE,
            answers(replica("m1").voters(FIVE), empty("m3", FIVE), empty("m4", FIVE)),
            refuses("there (but m2 did not answer, and may know more).")),
        arguments(
            "two of five were wiped, and two are missing",
            "m5",
            FIVE,
            answers(replica("m1").voters(FIVE), empty("m4", FIVE)),
            waits("Waits for m2 (" + address("m2") + ") and m3")),
        arguments(
            "one voter goes by another peer id now, and one was wiped",
            "m3",
            THREE,
            answers(replica("m1"), replica("m2~00000001").last(1, 5)),
            refuses("2 lost their data (m2 and m3)")),
        arguments(
            "a new master finds the majority wiped",
            "m4",
            new String[] {"m1", "m2", "m3", "m4"},
            answers(replica("m2"), empty("m1", THREE), empty("m3", THREE)),
            refuses("stop m2")),
        arguments(
            "a voter is missing that is not configured here",
            "m3",
            THREE,
            answers(replica("m1").voters("m1", "m3", "m7"), empty("m2", THREE)),
            waits("Waits for m7 (" + address("m7") + "), who has not answered")));
  }

  private static List<Arguments> contradictions() {
    return List.of(
        arguments(
            "this master is not in its own list",
            "m4",
            THREE,
            answers(),
            refuses("m4, is not among the configured masters (m1, m2 and m3)")),
        arguments(
            "empty masters have different lists",
            "m1",
            THREE,
            answers(empty("m2", "m1", "m2"), empty("m3", THREE)),
            refuses("give every master the same list")),
        arguments(
            "empty masters have different lists, and one is missing",
            "m1",
            THREE,
            answers(empty("m2", FIVE)),
            refuses("but m2 with m1=" + address("m1"))),
        arguments(
            "empty masters have different addresses",
            "m1",
            new String[] {"m1", "m2"},
            answers(
                new RollCallAnswer(
                    Masters.CLUSTER,
                    "m2",
                    Map.of("m1", "elsewhere:1", "m2", address("m2")),
                    Optional.empty())),
            refuses("m1=elsewhere:1")),
        arguments(
            "a master of another cluster answers",
            "m1",
            THREE,
            answers(new RollCallAnswer("d", "m2", list(THREE), Optional.empty())),
            refuses(
                "m2 at " + address("m2") + " is a master of cluster 'd', and this is cluster 'c'")),
        arguments(
            "another master answers at the address",
            "m1",
            THREE,
            Map.of("m2", empty("m3", THREE)),
            refuses(
                "the master at "
                    + address("m2")
                    + " says that it is m3, but is configured here as"
                    + " m2")));
  }
}
