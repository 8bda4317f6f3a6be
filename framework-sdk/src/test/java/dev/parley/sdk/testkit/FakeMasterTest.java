package dev.parley.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.ids.TaskId;
import dev.parley.protocol.messages.FrameworkToMaster.FrameworkPong;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeMasterTest {
  private static final KillTask FIRST = new KillTask(new TaskId("t1"), Optional.empty());
  private static final KillTask SECOND = new KillTask(new TaskId("t2"), Optional.empty());

  @Test
  void leavesMessagesOfOtherKindsForLater() {
    Heard heard = new Heard();
    heard.add(FIRST);
    heard.add(new FrameworkPong());
    heard.add(SECOND);
    assertThat(heard.await(FrameworkPong.class)).isEqualTo(new FrameworkPong());
    assertThat(heard.await(KillTask.class)).isEqualTo(FIRST);
    assertThat(heard.await(KillTask.class)).isEqualTo(SECOND);
    assertThat(heard.rest()).isEmpty();
  }

  @Test
  void saysThatAFrameworkMustBeConnectedFirst() {
    FakeMaster master = new FakeMaster();
    assertThatThrownBy(() -> master.offer("cpus:1")).hasMessageContaining("no framework");
  }

  @Test
  void aRecordingHandleWritesDownWhatIsAskedFor() {
    RecordingHandle handle = new RecordingHandle();
    handle.kill(FIRST.task());
    assertThat(handle.whenEnded().toCompletableFuture()).isNotDone();
    handle.teardown();
    assertThat(handle.said()).containsExactly(FIRST, new Teardown());
    assertThat(handle.said(KillTask.class)).containsExactly(FIRST);
    assertThat(handle.whenEnded().toCompletableFuture()).isDone();
  }
}
