package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry outlives its master; so do the tasks, which do not notice. */
class MasterRestartTest {
  private final ActorTestKit kit = ActorTestKit.create("frameworks");
  private TestCluster cluster;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    cluster = TestCluster.with();
    cluster.agent("a1", "cpus:2;mem:256");
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    cluster.close();
  }

  @Test
  void aTaskRunsOnAndEndsUnderTheNextMasterAsItReallyEnded() throws IOException {
    FrameworkInfo info = FrameworkInfo.named("f").withFailoverTimeout(Duration.ofMinutes(5));
    try (ProbeFramework framework = new ProbeFramework(kit, cluster, info)) {
      Path go = folder.resolve("go");
      TaskId task = new TaskId("t");
      framework
          .handle()
          .launch(
              framework.awaitOffer(),
              List.of(
                  ProbeFramework.task(
                      "t",
                      Resources.of(1, 64),
                      "while [ ! -e '" + go + "' ]; do sleep 0.05; done; exit 5")));
      framework.await(task, TaskState.RUNNING);

      cluster.stopMaster("m1");
      framework.await(FrameworkEvent.Disconnected.class);
      Files.createFile(go);
      cluster.startMaster("m1");

      FrameworkEvent.Subscribed again = framework.await(FrameworkEvent.Subscribed.class);
      assertThat(again.id()).isEqualTo(framework.id());
      assertThat(again.resumed()).isTrue();
      TaskStatus end = framework.await(task, TaskState.FAILED);
      assertThat(end.exit()).hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(5));

      framework.handle().reconcile(List.of(task));
      TaskStatus known = framework.await(task, TaskState.FAILED);
      assertThat(known.reason()).hasValue(TaskReason.RECONCILIATION);
      assertThat(known.exit()).isEqualTo(end.exit());
    }
  }
}
