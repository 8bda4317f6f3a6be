package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path dir;

  @Test
  void eachSourceWinsOverTheWeakerOnes() throws IOException {
    ConfigLoader profile = ConfigLoader.of(Profile.MASTER);
    assertThat(portFrom(profile)).isEqualTo(2551);

    ConfigLoader files =
        profile.withFiles(
            List.of(
                file("a.conf", "parley.node.port = 1"), file("b.conf", "parley.node.port = 2")));
    assertThat(portFrom(files)).isEqualTo(2);

    ConfigLoader commandLine = files.withCommandLine(Map.of("parley.node.port", "3"));
    assertThat(portFrom(commandLine)).isEqualTo(3);

    Properties properties = new Properties();
    properties.setProperty("parley.node.port", "4");
    assertThat(portFrom(commandLine.withProperties(properties))).isEqualTo(4);
  }

  @Test
  void laterProfilesWinOverEarlierOnes() {
    ParleyConfig config = ConfigLoader.of(Profile.AGENT, Profile.DOCKER).load();
    assertThat(config.forMaster().getInt("parley.node.port")).isEqualTo(2601);
    assertThat(config.forMaster().getString("parley.node.bind-host")).isEqualTo("0.0.0.0");
  }

  @Test
  void whatAUserSetsForAkkaWinsInBothForms() throws IOException {
    Path file = file("a.conf", "akka.cluster.failure-detector.acceptable-heartbeat-pause = 7 s");
    ParleyConfig config = ConfigLoader.of(Profile.LOCAL).withFiles(List.of(file)).load();
    String pause = "akka.cluster.failure-detector.acceptable-heartbeat-pause";
    assertThat(config.forMaster().getString(pause)).isEqualTo("7 s");
    assertThat(config.forAgentOrFramework().getString(pause)).isEqualTo("7 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parley.master.offer-timout = 1 s  | parley.master.offer-timout: is not a known key; did you mean parley.master.offer-timeout?
          parley.mastr.offer-timeout = 1 s  | parley.mastr: is not a known key; did you mean parley.master?
          parley.master.work-dir = /w       | parley.master.work-dir: is not a known key; did you mean parley.node.work-dir?
          parley.zzzzzzzzzzzzzzz = 1        | parley.zzzzzzzzzzzzzzz: is not a known key; see reference.conf
          parley.node = 5                   | parley.node: is a section, not a value
          parly.node.port = 5               | parly: is not a known key; did you mean parley?
          """)
  void anUnknownKeyStopsWithASuggestion(String line, String expected) throws IOException {
    Path file = file("a.conf", "\n" + line);
    ConfigLoader loader = ConfigLoader.of(Profile.MASTER).withFiles(List.of(file));
    assertThatThrownBy(loader::load)
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(expected + " (" + file + ":2)");
  }

  @Test
  void anUnknownKeyIsFoundInEverySource() {
    ConfigLoader commandLine =
        ConfigLoader.of(Profile.MASTER).withCommandLine(Map.of("parley.node.prot", "1"));
    assertThatThrownBy(commandLine::load)
        .hasMessage(
            "parley.node.prot: is not a known key; did you mean parley.node.port? (command line)");
    Properties properties = new Properties();
    properties.setProperty("parley.node.prot", "1");
    ConfigLoader property = ConfigLoader.of(Profile.MASTER).withProperties(properties);
    assertThatThrownBy(property::load)
        .hasMessage(
            "parley.node.prot: is not a known key; did you mean parley.node.port? (system property)");
  }

  @Test
  void aWrongValueIsNamedWithItsFileAndLine() throws IOException {
    Path file = file("a.conf", "parley {\n  node.name = m1\n  node.port = x\n}");
    ParleyConfig config = ConfigLoader.of(Profile.MASTER).withFiles(List.of(file)).load();
    assertThatThrownBy(() -> NodeSettings.from(config.forMaster()))
        .hasMessage("parley.node.port: 'x': expected a whole number (" + file + ":3)");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path missing = dir.resolve("missing.conf");
    assertThatThrownBy(ConfigLoader.of().withFiles(List.of(missing))::load)
        .hasMessage(missing + ": there is no such file");
    Path broken = file("broken.conf", "parley {\n  node = }\n");
    assertThatThrownBy(ConfigLoader.of().withFiles(List.of(broken))::load)
        .hasMessageStartingWith(broken + ": ")
        .hasMessageEndingWith(" (" + broken + ":2)")
        .message()
        .doesNotContain("\n");
    Path dangling = file("dangling.conf", "parley.node.name = ${no.such.key}");
    assertThatThrownBy(ConfigLoader.of().withFiles(List.of(dangling))::load)
        .hasMessageContaining("no.such.key")
        .hasMessageEndingWith(" (" + dangling + ":1)");
  }

  private static int portFrom(ConfigLoader loader) {
    return loader.load().forMaster().getInt("parley.node.port");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }
}
