package dev.parley.master.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.protocol.link.LeaderSearch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskersTest {
  private final Askers askers = new Askers();
  private final List<TestInbox<LeaderSearch.Answer>> inboxes =
      IntStream.range(0, 5)
          .mapToObj(i -> TestInbox.<LeaderSearch.Answer>create("asker" + i))
          .toList();

  private void ask(int first, int end) {
    inboxes.subList(first, end).forEach(inbox -> askers.asked(inbox.getRef()));
  }

  @Test
  void givesAFewAtATimeAndEachOnce() {
    ask(0, 5);
    ask(0, 5);
    askers.tellAll();
    assertThat(askers.next(3)).hasSize(3);
    assertThat(askers.anyLeft()).isTrue();
    assertThat(askers.next(3)).hasSize(2);
    assertThat(askers.anyLeft()).isFalse();
    assertThat(askers.next(3)).isEmpty();
  }

  @Test
  void remembersWhoeverAskedBeforeTheLastTime() {
    ask(0, 2);
    askers.timePasses();
    ask(2, 4);
    askers.tellAll();
    assertThat(askers.next(5)).hasSize(4);
    askers.timePasses();
    ask(4, 5);
    askers.tellAll();
    assertThat(askers.next(5))
        .containsExactlyInAnyOrderElementsOf(
            inboxes.subList(2, 5).stream().map(TestInbox::getRef).toList());
  }
}
