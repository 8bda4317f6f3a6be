package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.parley.config.LogSettings.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.master.offer-timeout = soon          | 'soon': expected a duration such as 500 ms, 10 s or 2 minutes
          parley.master.offer-timeout = 10 ms         | '10 ms': expected 1 s to 1 d
          parley.master.offer-timeout = null          | null: expected a duration such as 500 ms, 10 s or 2 minutes
          parley.master.agent-heartbeat-timeouts = 1       | 1: expected 2 to 100
          parley.master.agent-heartbeat-timeouts = 2.5     | 2.5: expected a whole number
          parley.master.agent-heartbeat-timeouts = many    | 'many': expected a whole number
          parley.master.agent-heartbeat-timeouts = 1e12    | 1000000000000: expected 2 to 100
          parley.master.max-task-bytes = 64 MiB       | '64 MiB': expected 1 KiB to 16 MiB
          parley.master.max-task-bytes = [1]          | [1]: expected a size such as 64 KiB or 20 MiB
          parley.master.agent-removal-rate-limit = 1/soon  | '1/soon': expected a number per time such as 1/10mins or 2/3hrs, or an empty text
          parley.master.agent-removal-rate-limit = 0/1mins | '0/1mins': expected a number per time such as 1/10mins or 2/3hrs, or an empty text
          parley.master.agent-removal-rate-limit = 5       | 5: expected a number per time such as 1/10mins or 2/3hrs, or an empty text
          """)
  void masterSettingsNameTheKeyTheValueAndWhatIsRight(String line, String expected) {
    refuses(MasterSettings::from, line, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.node.port = 65536         | 65536: expected 0 to 65535
          parley.node.port = -1            | -1: expected 0 to 65535
          parley.node.name = "a b"         | 'a b': expected only letters, digits, '_', '.' and '-'
          parley.node.name = ""            | is not set: give --name NAME, or set it in the configuration
          parley.node.host = "a b"         | 'a b': expected a host name or an address
          parley.node.host = ""            | is empty: the other nodes need an address to reach this one by
          """)
  void nodeSettingsNameTheKeyTheValueAndWhatIsRight(String line, String expected) {
    refuses(NodeSettings::from, line, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.log.to = file                    | parley.log.dir: is needed to log to files, unless parley.node.work-dir is set
          parley.log.to = syslog                  | parley.log.to: 'syslog': expected one of stdout, file
          parley.log.levels.root = LOUD           | parley.log.levels.root: 'LOUD': expected one of off, error, warn, info, debug, trace
          parley.log.levels = LOUD                | parley.log.levels: 'LOUD': expected a section of names and values
          parley.log.total-size = 30 MiB          | parley.log.total-size: '30 MiB': expected at least twice max-file-size, which is 20 MiB
          parley.log.max-files = 22               | parley.log.max-files: 22: expected 2 to 21
          """)
  void logSettingsNameTheKeyTheValueAndWhatIsRight(String line, String expected) {
    Config config = with(line);
    assertThatThrownBy(() -> LogSettings.from(config))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.cluster.name = 1st                    | '1st': expected a letter, then only letters, digits, '-' and '_'
          parley.cluster.masters = [m1]                | 'm1': expected name@host:port, as in m1@127.0.0.1:2551
          parley.cluster.masters = ["a@h:1", "a@h:2"]  | a name is there twice
          parley.cluster.masters = { a : 1 }           | {a=1}: expected a list of texts, or one text with commas
          """)
  void clusterSettingsNameTheKeyTheValueAndWhatIsRight(String line, String expected) {
    refuses(ClusterSettings::from, line, expected);
  }

  @Test
  void otherSettingsHaveRangesToo() {
    refuses(AllocationSettings::from, "parley.allocator.min-cpus = -1", "-1: expected 0 to 1024");
    refuses(
        AllocationSettings::from, "parley.allocator.min-mem = NaN", "'NaN': expected 0 to 1048576");
    refuses(
        AgentSettings::from,
        "parley.agent.shutdown-grace = -1 s",
        "'-1 s': expected 0 to 10 minutes");
    refuses(
        LinkTimings::from,
        "parley.link.restart-backoff-max = 100 ms",
        "'100 ms': expected at least restart-backoff-min, which is 500 ms");
    refuses(
        JournalSettings::from,
        "parley.journal.election-timeout-max = 500 ms",
        "'500 ms': expected 600 ms to 1 minute");
    refuses(HttpSettings::from, "parley.http.port = http", "'http': expected a whole number");
  }

  @Test
  void allProblemsOfASectionAreToldAtOnce() {
    Config config = with("parley.node { port = x, host = \"\", bind-port = -5 }");
    assertThatThrownBy(() -> NodeSettings.from(config))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::key)
                    .containsExactly(
                        "parley.node.port", "parley.node.bind-port", "parley.node.host"));
  }

  @Test
  void bindAddressesAreTheAdvertisedOnesUnlessSet() {
    NodeSettings same = NodeSettings.from(with("parley.node { host = h, port = 7 }"));
    assertThat(same.bindHost()).isEqualTo("h");
    assertThat(same.bindPort()).isEqualTo(7);
    Config set = with("parley.node { host = h, port = 7, bind-host = \"0.0.0.0\", bind-port = 8 }");
    assertThat(NodeSettings.from(set).bindHost()).isEqualTo("0.0.0.0");
    assertThat(NodeSettings.from(set).bindPort()).isEqualTo(8);
    assertThat(HttpSettings.from(set)).isEqualTo(new HttpSettings("h", 0, "0.0.0.0"));
  }

  @Test
  void mastersMayBeOneTextWithCommas() {
    Config config = with("parley.cluster.masters = \"m1@h:1, m2@[::1]:2\"");
    assertThat(ClusterSettings.from(config).masters()).containsExactly("m1@h:1", "m2@[::1]:2");
  }

  @Test
  void logFilesAreInTheWorkFolderUnlessSet() {
    Config config = with("parley { node.work-dir = /w, log.to = FILE }");
    assertThat(LogSettings.from(config).dir()).contains(Path.of("/w/logs"));
  }

  @Test
  void levelsMayBeSetForPackagesWithDotsInTheirNames() {
    LogSettings settings = LogSettings.from(with("parley.log.levels { \"dev.parley\" = debug }"));
    assertThat(settings.levels()).containsEntry("dev.parley", Level.DEBUG);
    LogSettings nested = LogSettings.from(with("parley.log.levels.dev.parley = TRACE"));
    assertThat(nested.levels()).containsEntry("dev.parley", Level.TRACE);
  }

  @Test
  void fewerLogFilesAreKeptWhereTheirTotalNeedsIt() {
    assertThat(LogSettings.from(with("parley.log.total-size = 70 MiB")).filesKept()).isEqualTo(3);
    assertThat(LogSettings.from(with("parley.log.total-size = 1 GiB")).filesKept()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.master.framework-state.max-value-bytes = 100     | 100: expected 1 KiB to 1 MiB
          parley.master.framework-state.max-value-bytes = 2 MiB   | '2 MiB': expected 1 KiB to 1 MiB
          parley.master.framework-state.max-keys = 0              | 0: expected 1 to 100000
          parley.master.framework-state.max-bytes = 32 KiB        | '32 KiB': expected 64 KiB to 64 MiB
          """)
  void whatFrameworksStoreIsWithinBounds(String line, String expected) {
    refuses(FrameworkStateSettings::from, line, expected);
  }

  @Test
  void timeoutsFollowFromIntervals() {
    MasterSettings settings =
        MasterSettings.from(with("parley.master.agent-heartbeat-timeouts = 7"));
    assertThat(settings.agentTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.frameworkTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"1/10mins, 600", "2/3hrs, 5400", "60 / 1 h, 60", "1/1days, 86400", "4/1 minute, 15"})
  void aRateIsAnIntervalBetweenTwo(String rate, long seconds) {
    MasterSettings settings =
        MasterSettings.from(with("parley.master.agent-removal-rate-limit = \"" + rate + "\""));
    assertThat(settings.agentRemovalInterval()).hasValue(Duration.ofSeconds(seconds));
  }

  @Test
  void agentsAreRemovedWithoutALimitByDefaultAsInMesos() {
    assertThat(MasterSettings.from(with("")).agentRemovalInterval()).isEmpty();
  }

  private static void refuses(Function<Config, ?> settings, String line, String expected) {
    Config config = with(line);
    String key = line.substring(0, line.indexOf('=')).strip();
    assertThatThrownBy(() -> settings.apply(config))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(key + ": " + expected + " (test:1)");
  }

  private static Config with(String text) {
    return ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("test"))
        .withFallback(ConfigFactory.parseString("parley.node.name = n1"))
        .withFallback(ConfigFactory.parseResources("reference.conf"))
        .resolve();
  }
}
