package dev.parley.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MasterClientTest {
  private FakeNode master;

  MasterClientTest() throws IOException {
    master = new FakeNode();
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void followsTheRedirectToTheLeadingMasterWhoseAddressHasNoScheme() throws IOException {
    try (FakeNode leader = new FakeNode()) {
      leader.on("/master/state", Answer.ok("{\"id\":\"c1\"}"));
      master.on("/state", Answer.redirect("//" + leader.authority() + "/master/state"));

      assertThat(master.client().state().path("id").asText()).isEqualTo("c1");
    }
  }

  @Test
  void killsThroughARedirectWithTheMethodKept() throws IOException {
    try (FakeNode leader = new FakeNode()) {
      leader.on("/parley/v1/kill", new Answer(202, "{}", java.util.Map.of()));
      master.on(
          "/parley/v1/kill",
          Answer.redirect(
              "//" + leader.authority() + "/parley/v1/kill?framework_id=f1&task_id=t+1"));

      master.client().kill("t 1", Optional.of("f1"));

      assertThat(master.requests())
          .containsExactly("POST /parley/v1/kill?framework_id=f1&task_id=t+1");
      assertThat(leader.requests())
          .containsExactly("POST /parley/v1/kill?framework_id=f1&task_id=t+1");
    }
  }

  @Test
  void passesOnWhatTheMasterSaysWhenItRefuses() {
    master.on("/parley/v1/trace", Answer.error(404, "unknown_task", "no task t1 is known"));

    assertThatThrownBy(() -> master.client().trace("t1"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(404))
        .hasMessage("no task t1 is known");
  }

  @Test
  void saysThatNobodyLeadsWhileNobodyDoes() {
    master.on("/state", new Answer(503, "No leader elected", java.util.Map.of()));

    assertThatThrownBy(() -> master.client().state())
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("no master leads the cluster at " + master.uri() + " now");
  }

  @Test
  void passesOnWhyNobodyLeadsAndOtherReasonsToComeBackLater() {
    master.on("/parley/v1/kill", Answer.error(503, "no_leader", "No leader elected: m2 is down"));
    master.on("/parley/v1/masters", Answer.error(503, "not_agreed_in_time", "not agreed on"));

    assertThatThrownBy(() -> master.client().kill("t1", Optional.empty()))
        .hasMessageStartingWith(
            "no master leads the cluster at " + master.uri() + " now (m2 is down): wait");
    assertThatThrownBy(() -> master.client().journal().change("remove", "m2", Optional.empty()))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(503))
        .hasMessage("not agreed on");
  }

  @Test
  void saysWhatTheUserCanDoIfNothingAnswers() {
    URI gone = master.uri();
    master.close();
    MasterClient client =
        new MasterClient(
            gone,
            List.of("start one with `parley local`", "name another with --master", "use --local"));

    assertThatThrownBy(client::cluster)
        .isInstanceOf(NoMasterException.class)
        .hasMessage(
            "no Parley master answers at "
                + gone
                + ": start one with `parley local`, name another with --master, or use --local");
  }

  @Test
  void tellsAnotherProgramOnThePortFromAMaster() {
    master.on("/parley", new Answer(404, "<html>not here</html>", java.util.Map.of()));
    master.on("/state", Answer.ok("<html>welcome</html>"));

    assertThatThrownBy(() -> master.client().cluster())
        .isInstanceOf(NoMasterException.class)
        .hasMessageContaining("answers 404 for /parley/v1/cluster");
    assertThatThrownBy(() -> master.client().state())
        .isInstanceOf(NoMasterException.class)
        .hasMessageContaining("what answers there is something else");
  }

  @Test
  void aFileThatCannotBeWrittenIsNoFaultOfTheMaster() {
    master.onBytes("/parley/v1/journal/backup", new byte[100_000], 0);
    OutputStream fullDisk =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(() -> master.client().journal().backup(fullDisk))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
  }

  @Test
  void asksForTheTasksOfOneIdAndFramework() {
    master.on("/tasks", Answer.ok("{\"tasks\":[{\"id\":\"t1\"}]}"));

    assertThat(master.client().tasks("t1", Optional.of("f1"))).hasSize(1);
    assertThat(master.requests()).containsExactly("GET /tasks?framework_id=f1&limit=-1&task_id=t1");
  }
}
