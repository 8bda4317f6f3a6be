package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.nodes.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class HelpTest {
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfAndAllOfItsOptions(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");

    CommandLineRun run = CommandLineRun.of(args.toArray(new String[0]));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: parley").contains("--debug", "--version");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandAndEveryOptionIsDescribed(List<String> command) {
    CommandLine found = ParleyCommandLine.create();
    for (String name : command) {
      found = Objects.requireNonNull(found.getSubcommands().get(name));
    }

    assertThat(found.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(found.getCommandSpec().args())
        .allSatisfy(a -> assertThat(a.description()).isNotEmpty());
  }

  @Test
  void theHelpCommandShowsTheSameAsTheOption() {
    assertThat(CommandLineRun.of("help", "tasks").out())
        .isEqualTo(CommandLineRun.of("tasks", "--help").out());
  }

  @Test
  void theVersionNamesWhatParleyRunsOn() {
    CommandLineRun run = CommandLineRun.of("--version");

    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("parley " + Version.current()),
            line -> assertThat(line).startsWith("Java " + Runtime.version()),
            line -> assertThat(line).isEqualTo("Akka " + akka.actor.ActorSystem.Version()));
    assertThat(Version.current()).doesNotContain("$");
  }

  @Test
  void completionKnowsEveryCommand() {
    CommandLineRun run = CommandLineRun.of("completion");

    assertThat(run.out())
        .startsWith("#!/")
        .contains(ParleyCommandLine.create().getSubcommands().keySet());
  }

  static List<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    gather(List.of(), ParleyCommandLine.create(), all);
    return all;
  }

  private static void gather(List<String> path, CommandLine command, List<List<String>> all) {
    if (path.equals(List.of("help"))) {
      return; // the library's own
    }
    all.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              gather(longer, below, all);
            });
  }
}
