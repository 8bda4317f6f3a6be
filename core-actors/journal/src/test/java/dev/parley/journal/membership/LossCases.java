package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.address;
import static dev.parley.journal.membership.Masters.answers;
import static dev.parley.journal.membership.Masters.empty;
import static dev.parley.journal.membership.Masters.list;
import static dev.parley.journal.membership.Masters.replica;
import static dev.parley.journal.membership.Outcomes.refuses;
import static dev.parley.journal.membership.Outcomes.waits;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.provider.Arguments;

/** Masters without data where others have lost theirs, or are configured wrongly. */
final class LossCases {
  private static final String[] THREE = {"m1", "m2", "m3"};
  private static final String[] FIVE = {"m1", "m2", "m3", "m4", "m5"};

  private LossCases() {}

  static List<Arguments> wiped() {
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

  static List<Arguments> contradictions() {
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
