package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.address;
import static dev.parley.journal.membership.Masters.answers;
import static dev.parley.journal.membership.Masters.empty;
import static dev.parley.journal.membership.Masters.peers;
import static dev.parley.journal.membership.Masters.replica;
import static dev.parley.journal.membership.Outcomes.joins;
import static dev.parley.journal.membership.Outcomes.refuses;
import static dev.parley.journal.membership.Outcomes.waits;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Masters without data that found a group, or come to one that is well. */
final class FreshStartCases {
  private static final String[] THREE = {"m1", "m2", "m3"};
  private static final String[] FIVE = {"m1", "m2", "m3", "m4", "m5"};

  private FreshStartCases() {}

  static List<Arguments> firstStarts() {
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
            "another founder was quicker, and its server knows no voters yet",
            "m2",
            THREE,
            answers(replica("m1").justFounded().voters(), empty("m3", THREE)),
            waits("Waits for")),
        arguments(
            "another founder has founded another group",
            "m2",
            THREE,
            answers(replica("m1").justFounded().voters("m1"), empty("m3", THREE)),
            waits("Waits for m1 to elect a leader")));
  }

  static List<Arguments> joining() {
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
            refuses("`parley masters add m4@HOST:PORT`")),
        arguments(
            "a follower does not know this master yet",
            "m4",
            new String[] {"m1", "m2", "m3", "m4"},
            answers(replica("m2").ledBy("m1")),
            waits(
                "Waits for the word of m1, who leads the group, on who may be in it: m2 does not know"
                    + " this master, m4.")),
        arguments(
            "the group is being restored, and has no members yet",
            "m2",
            THREE,
            answers(replica("m1").generation(1).voters("m1").ledBy("m1").members()),
            waits("Waits for the word of m1, who leads the group, on who may be in it")));
  }
}
