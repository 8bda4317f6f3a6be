package dev.parley.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionChannelTest {
  private static final SessionId SESSION = new SessionId("s");

  private final MessageCodec codec = new MessageCodec();
  private final SessionChannel sender = channel();
  private final SessionChannel receiver = channel();

  private SessionChannel channel() {
    return new SessionChannel(codec, 3, SESSION, TestInbox.<Envelope>create().getRef());
  }

  private static Message large(int bytes) {
    return new MasterToAgent.RunTasks(
        new FrameworkId("f"),
        "",
        List.of(
            TaskSpec.of(new TaskId("t"), "t", Resources.of(1, 1), CommandSpec.exec("true"))
                .withLabels(Map.of("x", "y".repeat(bytes)))));
  }

  @Test
  void carriesALargeMessageInPartsThatEachFitAFrame() throws BrokenSessionException {
    Message message = large(2_000_000);
    List<Envelope> envelopes = sender.seal(message);
    assertThat(envelopes).hasSizeGreaterThan(9);
    assertThat(envelopes)
        .allSatisfy(e -> assertThat(e.payload().length).isLessThanOrEqualTo(192 * 1024));

    List<Message> opened = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      opened.addAll(receiver.open(envelope));
    }
    assertThat(opened).containsExactly(message);
  }

  @Test
  void refusesWhatIsTooLargeToSend() {
    assertThatThrownBy(() -> sender.seal(large(SessionChannel.MESSAGE_BYTES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RunTasks")
        .hasMessageContaining("67,108,864");
  }

  @Test
  void breaksWhenSomethingWasLost() throws BrokenSessionException {
    Envelope first = sender.seal(new MasterToAgent.Ping()).get(0);
    sender.seal(new MasterToAgent.Ping());
    Envelope third = sender.seal(new MasterToAgent.Ping()).get(0);
    assertThat(receiver.open(first)).hasSize(1);
    assertThatThrownBy(() -> receiver.open(third)).isInstanceOf(BrokenSessionException.class);
  }

  @Test
  void breaksWhenAPartIsMissing() throws BrokenSessionException {
    List<Envelope> envelopes = sender.seal(large(500_000));
    assertThat(receiver.open(envelopes.get(0))).isEmpty();
    assertThatThrownBy(() -> receiver.open(envelopes.get(2)))
        .isInstanceOf(BrokenSessionException.class);
  }

  @Test
  void sendsTogetherWhatIsSaidTogether() throws BrokenSessionException {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      messages.add(i % 100 == 0 ? large(100_000) : new MasterToAgent.Ping());
    }
    List<Envelope> envelopes = sender.seal(messages);
    assertThat(envelopes).hasSizeLessThan(30);

    List<Message> opened = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      opened.addAll(receiver.open(envelope));
    }
    assertThat(opened).isEqualTo(messages);
  }
}
