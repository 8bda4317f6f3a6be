package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccountsTest {
  @TempDir Path folder;

  @Test
  void switchesNothingForTheAgentsOwnAccount() throws Exception {
    assertThat(new Accounts("me", false).switchTo("")).isEmpty();
    assertThat(new Accounts("me", false).switchTo("me")).isEmpty();
  }

  @Test
  void findsAnAccountForRoot() throws Exception {
    assertThat(new Accounts("root", true).switchTo("daemon"))
        .hasValueSatisfying(account -> assertThat(account.uid()).isPositive());
  }

  @Test
  void refusesAnUnknownAccountAsAnErrorOfTheTask() {
    for (String name : new String[] {"nosuchaccount", "-x", "a:b", "no such\n"}) {
      assertThatThrownBy(() -> new Accounts("root", true).switchTo(name))
          .isInstanceOfSatisfying(
              LaunchException.class, e -> assertThat(e.reason()).isEqualTo(TaskReason.TASK_INVALID))
          .hasMessageContaining("'" + name + "'")
          .hasMessageContaining("no such account");
    }
  }

  @Test
  void onlyRootMaySwitch() {
    assertThatThrownBy(() -> new Accounts("me", false).switchTo("daemon"))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "cannot run as user 'daemon': the agent runs as 'me', and only root may change the"
                + " user");
  }

  @Test
  void readsALineOfThePasswordFile() {
    assertThat(Account.parse("ann:x:1000:1001:Ann:/home/ann:/bin/sh"))
        .contains(new Account("ann", 1000, 1001, "/home/ann"));
    assertThat(Account.parse("ann:x:1000")).isEmpty();
    assertThat(Account.parse("ann:x:many:1001:Ann:/home/ann:/bin/sh")).isEmpty();
  }

  @Test
  void runsATaskAsAnotherAccountWithItsEnvironment() throws Exception {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can switch");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (RealTasks tasks = new RealTasks(folder)) {
      CommandSpec command =
          CommandSpec.shell("id -un; echo \"$A $USER\"; cat; echo 1 > made; exit 3")
              .withEnvironment(Map.of("A", "it's\nfine", "x.y", "1"))
              .asUser("daemon");

      TaskLaunch launch = tasks.launch(command);
      tasks.awaitStart();

      assertThat(tasks.awaitExit().code()).isEqualTo(3);
      assertThat(tasks.read(launch, "stdout")).isEqualTo("daemon\nit's\nfine daemon\n");
      assertThat(Files.getOwner(tasks.file(launch, "made"))).hasToString("daemon");
      assertThat(Files.getOwner(tasks.file(launch, "stdout"))).hasToString("daemon");
    }
  }
}
