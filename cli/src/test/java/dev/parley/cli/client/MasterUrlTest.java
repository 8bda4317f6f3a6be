package dev.parley.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class MasterUrlTest {
  @Command(name = "any")
  private static final class AnyCommand {
    @Mixin MasterUrl master = new MasterUrl();
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1:5050, http://10.0.0.1:5050",
    "http://10.0.0.1:5050/, http://10.0.0.1:5050",
    "HTTPS://master, https://master",
    "master:5050, http://master:5050",
    "[::1]:5050, http://[::1]:5050",
  })
  void isReadWithAndWithoutAScheme(String given, URI expected) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs("--master", given);

    assertThat(command.master.isGiven()).isTrue();
    assertThat(command.master.uri()).isEqualTo(expected);
  }
}
