package dev.parley.sdk.core;

import dev.parley.model.state.StateBytes;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.StateRefusedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Those who wait for an answer about the framework's own state. Asking again is left to the {@link
 * SchedulerCore}. Thread-safe; lives as long as the session.
 */
public final class StateRequests {
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Optional<StateBytes>>> open = new ConcurrentHashMap<>();
  private volatile boolean over;

  /**
   * @param say says the request with this number; if it throws, nothing is asked
   */
  CompletionStage<Optional<StateBytes>> ask(LongConsumer say) {
    long request = numbers.incrementAndGet();
    CompletableFuture<Optional<StateBytes>> answer = new CompletableFuture<>();
    open.put(request, answer);
    try {
      say.accept(request);
    } catch (RuntimeException e) {
      open.remove(request);
      throw e;
    }
    if (over) {
      fail();
    }
    return answer.minimalCompletionStage();
  }

  /** Completes the one who waits for this answer. Others than those about state are ignored. */
  public void answered(MasterToFramework answer) {
    if (answer instanceof MasterToFramework.StateValue value) {
      take(value.request()).ifPresent(waiting -> waiting.complete(value.value()));
    } else if (answer instanceof MasterToFramework.StateStored stored) {
      take(stored.request()).ifPresent(waiting -> waiting.complete(Optional.empty()));
    } else if (answer instanceof MasterToFramework.StateRefused refused) {
      take(refused.request())
          .ifPresent(
              waiting ->
                  waiting.completeExceptionally(new StateRefusedException(refused.message())));
    }
  }

  /** The session is over: nobody is answered any more. */
  public void end() {
    over = true;
    fail();
  }

  private void fail() {
    open.keySet()
        .forEach(
            request ->
                take(request)
                    .ifPresent(
                        waiting ->
                            waiting.completeExceptionally(
                                new FrameworkFailedException(
                                    "the framework's session ended before its state was read or"
                                        + " stored"))));
  }

  private Optional<CompletableFuture<Optional<StateBytes>>> take(long request) {
    return Optional.ofNullable(open.remove(request));
  }
}
