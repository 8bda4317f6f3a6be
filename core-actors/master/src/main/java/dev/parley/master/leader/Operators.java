package dev.parley.master.leader;

import dev.parley.master.core.MasterCommand;
import dev.parley.model.ids.TaskKey;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Requests of operators on their way through the decision core. Thread-safe. */
public final class Operators {
  private static final long TIMEOUT_SECONDS = 10;

  private final AtomicLong requests = new AtomicLong();
  private final Map<Long, CompletableFuture<Boolean>> open = new ConcurrentHashMap<>();
  private final Consumer<MasterCommand> front;

  public Operators(Consumer<MasterCommand> front) {
    this.front = front;
  }

  /** Asks for the end of a task; false if there is none that has not ended. */
  public CompletionStage<Boolean> kill(TaskKey task) {
    long request = requests.incrementAndGet();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    open.put(request, answer);
    front.accept(new MasterCommand.KillByOperator(request, task));
    return answer
        .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .whenComplete((done, failure) -> open.remove(request));
  }

  void answer(long request, boolean done) {
    CompletableFuture<Boolean> waiting = open.remove(request);
    if (waiting != null) {
      waiting.complete(done);
    }
  }
}
