package dev.parley.sdk.testkit;

import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.sdk.core.MessageHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A handle that writes down what a scheduler asks for and does nothing else: for tests that call a
 * scheduler directly, as with Akka's {@code BehaviorTestKit}. Thread-safe.
 */
public final class RecordingHandle extends MessageHandle {
  private final List<FrameworkToMaster> said = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** Everything that was asked for, in order. */
  public List<FrameworkToMaster> said() {
    return List.copyOf(said);
  }

  /** What was asked for in this way, in order. */
  public <T extends FrameworkToMaster> List<T> said(Class<T> type) {
    return said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  protected void say(FrameworkToMaster message) {
    said.add(message);
    if (message instanceof FrameworkToMaster.Teardown) {
      ended.complete(null);
    }
  }

  @Override
  protected void leave() {
    ended.complete(null);
  }

  @Override
  public CompletionStage<Void> whenEnded() {
    return ended.minimalCompletionStage();
  }
}
