package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hlep | parley: unknown option '--hlep' of parley: did you mean --help?; try 'parley --help'",
        "agents --jsno | parley: unknown option '--jsno' of parley agents: did you mean --json?;"
            + " try 'parley agents --help'",
        "agent --resorces=cpus:1 | parley: unknown option '--resorces' of parley agent: did you mean"
            + " --resources?; try 'parley agent --help'",
        "agents --xyzzy | parley: unknown option '--xyzzy' of parley agents; try 'parley agents"
            + " --help'",
        "tsaks | parley: 'tsaks' is not a command of parley: did you mean tasks?; try 'parley --help'",
        "config chekc | parley: 'chekc' is not a command of parley config: did you mean check?; try"
            + " 'parley config --help'",
        "kill | parley: TASK is missing; try 'parley kill --help'",
        "agents all | parley: unexpected argument 'all' of parley agents; try 'parley agents --help'",
        "local --agents 0 | parley: --agents: 0: expected 1 to 50; try 'parley local --help'",
        "status --master a:b:c | parley: --master 'a:b:c': expected a URL, as in"
            + " http://127.0.0.1:5050; try 'parley status --help'",
      })
  void areRefusedInOneLineThatSaysWhatWasMeant(String args, String expected) {
    CommandLineRun run = CommandLineRun.of(args.split(" "));

    assertThat(run.err()).isEqualTo(expected + System.lineSeparator());
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aLineWithoutACommandIsRefused() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.err()).startsWith("parley: missing required subcommand; try 'parley --help'");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aStateOfTasksThatDoesNotExistIsRefusedWithThoseThatDo() {
    CommandLineRun run = CommandLineRun.of("tasks", "--state", "sleeping");

    assertThat(run.err()).contains("RUNNING").contains("'sleeping'").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
