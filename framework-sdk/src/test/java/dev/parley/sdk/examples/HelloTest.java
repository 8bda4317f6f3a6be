package dev.parley.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.sdk.testkit.FakeMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HelloTest {
  private final FakeMaster master = new FakeMaster();

  @Test
  void launchesItsTasksAndTearsDownWhenTheyHaveEnded() throws Exception {
    CompletableFuture<Void> hello =
        CompletableFuture.runAsync(
            () -> master.run(FrameworkInfo.named("hello"), new Hello()::scheduler));
    master.expect(Subscribe.class);
    master.offer("cpus:0.05;mem:4096");
    master.expect(DeclineOffers.class);
    for (int i = 0; i < 3; i++) {
      master.offer("cpus:4;mem:4096");
      TaskId task = launched(master.expect(AcceptOffers.class)).id();
      assertThat(task.value()).isEqualTo("hello-" + (i + 1));
      master.report(task, TaskState.RUNNING);
      master.report(task, TaskState.FINISHED);
    }
    hello.get(20, TimeUnit.SECONDS);
    master.expect(Teardown.class);
  }

  @Test
  void isShortEnoughForTheReadmeAndIsThereWordForWord() throws IOException {
    Path source = Path.of("src/main/java/dev/parley/sdk/examples/Hello.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(50);
    assertThat(Files.readString(Path.of("../README.md"))).contains(Files.readString(source));
  }

  private static TaskSpec launched(AcceptOffers accept) {
    return ((Operation.Launch) accept.operations().get(0)).tasks().get(0);
  }
}
