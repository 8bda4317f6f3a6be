package dev.parley.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A master in the hands of a test: hears all, says what it is told to. */
final class RecordingConnection implements LeaderConnection {
  private static final long LIMIT_S = 20;
  private static final long EPOCH = 3;

  private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
  private final Consumer<LinkEvent> agent;
  private volatile boolean closed;

  RecordingConnection(Consumer<LinkEvent> agent) {
    this.agent = agent;
  }

  void connect() {
    agent.accept(new LinkEvent.Connected(EPOCH));
  }

  void say(MasterToAgent message) {
    agent.accept(new LinkEvent.Received(EPOCH, message));
  }

  /** The next message, which must be of this kind. */
  <T extends Message> T hear(Class<T> kind) throws InterruptedException {
    Message message = heard.poll(LIMIT_S, TimeUnit.SECONDS);
    assertThat(message).isInstanceOf(kind);
    return kind.cast(message);
  }

  /** The next message of this kind; drops those before it. */
  <T extends Message> T waitFor(Class<T> kind) throws InterruptedException {
    while (true) {
      Message message = heard.poll(LIMIT_S, TimeUnit.SECONDS);
      assertThat(message).as("a %s within %s s", kind.getSimpleName(), LIMIT_S).isNotNull();
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void send(Message message) {
    heard.add(message);
  }

  @Override
  public void reconnect(String why) {}

  @Override
  public CompletionStage<Void> close() {
    closed = true;
    return CompletableFuture.completedFuture(null);
  }
}
