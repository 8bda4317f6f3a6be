package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {
  @TempDir Path dir;

  @Test
  void findsNothingInAFileThatIsRight() throws IOException {
    assertThat(ConfigCheck.check(file("parley.master.offer-timeout = 10 s"))).isEmpty();
    assertThat(ConfigCheck.check(file(""))).isEmpty();
  }

  @Test
  void findsUnknownKeysAndWrongValuesOfAllSections() throws IOException {
    Path file =
        file(
            """
            parley {
              node.port = 99999
              master.offer-timeot = 1 s
              master.framework-state.max-keys = 0
              agent.status-resend = never
            }
            """);
    assertThat(ConfigCheck.check(file))
        .extracting(Problem::toString)
        .containsExactly(
            "parley.master.offer-timeot: is not a known key;"
                + " did you mean parley.master.offer-timeout? ("
                + file
                + ":3)",
            "parley.node.port: 99999: expected 0 to 65535 (" + file + ":2)",
            "parley.master.framework-state.max-keys: 0: expected 1 to 100000 (" + file + ":4)",
            "parley.agent.status-resend: 'never': expected a duration such as 500 ms, 10 s or 2 minutes ("
                + file
                + ":5)");
  }

  @Test
  void findsThatThereIsNoFile() {
    Path missing = dir.resolve("missing.conf");
    assertThat(ConfigCheck.check(missing))
        .extracting(Problem::toString)
        .containsExactly(missing + ": there is no such file");
  }

  @Test
  void findsThatAReferenceLeadsNowhere() throws IOException {
    assertThat(ConfigCheck.check(file("parley.node.name = ${nowhere}"))).hasSize(1);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("parley.conf"), text);
  }
}
