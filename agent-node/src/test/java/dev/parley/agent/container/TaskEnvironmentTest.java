package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a task sees of its environment and arguments, looked at through real processes. */
@Timeout(60)
class TaskEnvironmentTest {
  private static final CommandSpec SHOW = CommandSpec.exec("cat", "/proc/self/environ");

  @TempDir Path folder;
  private RealTasks tasks;

  @BeforeEach
  void open() {
    tasks = new RealTasks(folder);
  }

  @AfterEach
  void close() throws IOException {
    tasks.close();
  }

  private Map<String, String> environment(TaskLaunch launch) throws Exception {
    tasks.containerizer().launch(launch);
    tasks.awaitStart();
    tasks.awaitExit();
    String text = Files.readString(tasks.file(launch, "stdout"), StandardCharsets.UTF_8);
    Map<String, String> all = new TreeMap<>();
    for (String entry : text.split("\0", -1)) {
      if (!entry.isEmpty()) {
        int equals = entry.indexOf('=');
        all.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return all;
  }

  @Test
  void isSmallAndHasTheNamesOfMesos() throws Exception {
    TaskLaunch launch = tasks.describe(SHOW);
    Map<String, String> seen = environment(launch);

    String sandbox = tasks.file(launch, "").toString();
    assertThat(seen)
        .containsEntry("MESOS_SANDBOX", sandbox)
        .containsEntry("MESOS_DIRECTORY", sandbox)
        .containsEntry("MESOS_TASK_ID", "t1")
        .containsEntry("MESOS_FRAMEWORK_ID", "f")
        .containsEntry("MESOS_AGENT_ID", "S0")
        .containsEntry("MESOS_SLAVE_ID", "S0")
        .containsEntry("MESOS_AGENT_ENDPOINT", "localhost:5051")
        .containsEntry("PATH", System.getenv("PATH"))
        .containsKey("HOME");
    assertThat(seen.keySet())
        .allMatch(
            name ->
                name.startsWith("MESOS_")
                    || name.startsWith("PARLEY_")
                    || name.matches("PATH|HOME|PWD|OLDPWD|SHLVL|_"));
  }

  @Test
  void namesTheAllocatedPorts() throws Exception {
    TaskLaunch launch =
        tasks.describe(SHOW, Resources.parse("cpus:1;ports:[31000-31001,31005-31005]"));

    assertThat(environment(launch))
        .containsEntry("PORT", "31000")
        .containsEntry("PORT0", "31000")
        .containsEntry("PORT1", "31001")
        .containsEntry("PORT2", "31005")
        .containsEntry("PORTS", "31000,31001,31005");
  }

  @Test
  void carriesOddNamesAndValuesUnchanged() throws Exception {
    Map<String, String> odd = new TreeMap<>();
    odd.put("QUOTES", "it's \"so\" `date` $(date) $HOME \\");
    odd.put("LINES", "a\nb\n\n");
    odd.put("EMPTY", "");
    odd.put("UNICODE", "Łódź \u00e9\u0301 \ud83d\ude00");
    odd.put("dotted.name", "1 2");
    odd.put("dash-ed", "3");
    odd.put("1digit", "4");
    odd.put("UID", "5");
    odd.put("OPTIND", "six");
    odd.put("BASH_VERSINFO", "7");
    odd.put("PPID", "8");
    odd.put("MESOS_TASK_ID", "overridden");
    odd.put("me", "9");
    odd.put("code", "10");
    odd.put("LARGE", "x".repeat(100_000));

    Map<String, String> seen = environment(tasks.describe(SHOW.withEnvironment(odd)));

    assertThat(seen).containsAllEntriesOf(odd);
  }

  @Test
  void isNotSeenByOtherUsersOfTheMachine() throws Exception {
    TaskLaunch launch =
        tasks.launch(CommandSpec.exec("sleep", "300").withEnvironment(Map.of("SECRET", "hunter2")));
    tasks.awaitStart();
    long supervisor = tasks.folder(launch).processes().orElseThrow().supervisor().pid();

    assertThat(Files.readString(Path.of("/proc/" + supervisor + "/cmdline")))
        .doesNotContain("hunter2");
    assertThat(Files.getPosixFilePermissions(folder.resolve("meta/containers"))).hasSize(3);
  }

  @Test
  void argumentsArriveUnchanged() throws Exception {
    String[] words = {
      "printf", "%s\\0", "", "a b", "it's", "\n", "$HOME", "*", "\\", "Łódź \u0141\u0081", "-n", ";"
    };
    TaskLaunch launch = tasks.launch(CommandSpec.exec(words));
    tasks.awaitStart();
    tasks.awaitExit();

    assertThat(tasks.read(launch, "stdout").split("\0", -1))
        .startsWith(Arrays.copyOfRange(words, 2, words.length));
  }
}
