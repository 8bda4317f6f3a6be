package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.config.LogSettings.Level;
import dev.parley.config.LogSettings.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is promised to hold for a user who sets nothing. A change here is a change for users. */
class DefaultsTest {
  private static final Config DEFAULTS =
      ConfigFactory.parseMap(Map.of("parley.node.name", "n1"))
          .withFallback(ConfigFactory.parseResources("reference.conf"))
          .resolve();

  @Test
  void ofTheNode() {
    assertThat(NodeSettings.from(DEFAULTS))
        .isEqualTo(new NodeSettings("n1", "127.0.0.1", 0, "127.0.0.1", 0, Optional.empty()));
    assertThat(HttpSettings.from(DEFAULTS))
        .isEqualTo(new HttpSettings("127.0.0.1", 0, "127.0.0.1"));
    assertThat(ClusterSettings.from(DEFAULTS)).isEqualTo(new ClusterSettings("parley", List.of()));
  }

  @Test
  void ofTheMaster() {
    assertThat(MasterSettings.from(DEFAULTS))
        .isEqualTo(
            new MasterSettings(
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                10,
                10,
                Duration.ofMinutes(10),
                Optional.empty(),
                Duration.ofSeconds(15),
                50,
                1000,
                1024 * 1024));
    assertThat(FrameworkStateSettings.from(DEFAULTS))
        .isEqualTo(new FrameworkStateSettings(64 * 1024, 1024, 1024 * 1024));
    assertThat(AllocationSettings.from(DEFAULTS))
        .isEqualTo(new AllocationSettings(Duration.ofMillis(5), 0.01, 32));
  }

  @Test
  void ofTheAgentAndTheLink() {
    assertThat(AgentSettings.from(DEFAULTS))
        .isEqualTo(new AgentSettings("", "", Duration.ofSeconds(10), Duration.ofSeconds(5)));
    assertThat(LinkTimings.from(DEFAULTS))
        .isEqualTo(
            new LinkTimings(
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(10)));
  }

  @Test
  void ofTheJournal() {
    assertThat(JournalSettings.from(DEFAULTS))
        .isEqualTo(
            new JournalSettings(
                Duration.ofMillis(600), Duration.ofSeconds(1), 50_000, 64 * 1024 * 1024));
  }

  @Test
  void ofTheLog() {
    assertThat(LogSettings.from(DEFAULTS))
        .isEqualTo(
            new LogSettings(
                Target.STDOUT,
                Optional.empty(),
                20 * 1024 * 1024,
                10,
                200 * 1024 * 1024,
                new TreeMap<>(
                    Map.of(
                        "root",
                        Level.INFO,
                        "akka",
                        Level.WARN,
                        "akka.stream",
                        Level.ERROR,
                        "org.apache.ratis",
                        Level.ERROR,
                        "org.apache.ratis.util.LifeCycle",
                        Level.OFF,
                        "org.apache.ratis.grpc.server.GrpcServicesImpl",
                        Level.OFF,
                        "org.apache.ratis.grpc.client.GrpcClientRpc",
                        Level.OFF))));
  }

  @Test
  void theLinkWaitsLongerThanTheMasterIsSilent() {
    MasterSettings master = MasterSettings.from(DEFAULTS);
    Duration silence = LinkTimings.from(DEFAULTS).silence();
    assertThat(silence).isGreaterThan(master.heartbeatInterval().multipliedBy(2));
  }

  @Test
  void everyKeyOfTheReferenceIsReadByTheSettingsAndNoOther() {
    Set<String> read = new TreeSet<>();
    Config recording = recording(DEFAULTS, read);
    NodeSettings.from(recording);
    HttpSettings.from(recording);
    ClusterSettings.from(recording);
    MasterSettings.from(recording);
    FrameworkStateSettings.from(recording);
    AllocationSettings.from(recording);
    AgentSettings.from(recording);
    LinkTimings.from(recording);
    JournalSettings.from(recording);
    LogSettings.from(recording);

    Set<String> documented =
        ConfigFactory.parseResources("reference.conf")
            .getObject("parley")
            .toConfig()
            .entrySet()
            .stream()
            .map(entry -> "parley." + entry.getKey())
            .map(key -> KnownKeys.OPEN.stream().filter(key::startsWith).findFirst().orElse(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(read).isEqualTo(documented);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyProfileIsWithoutUnknownKeys(Profile profile) {
    ParleyConfig config = ConfigLoader.of(profile).load();
    assertThat(config.forMaster().getConfig("parley"))
        .isEqualTo(config.forAgentOrFramework().getConfig("parley"));
  }

  @Test
  void profilesFixThePortsThatOperatorsKnowFromMesos() {
    Config master = ConfigLoader.of(Profile.MASTER).load().forMaster();
    Config agent = ConfigLoader.of(Profile.AGENT).load().forAgentOrFramework();
    assertThat(HttpSettings.from(master).port()).isEqualTo(5050);
    assertThat(HttpSettings.from(agent).port()).isEqualTo(5051);
    assertThat(master.getInt("parley.node.port")).isEqualTo(2551);
    assertThat(agent.getInt("parley.node.port")).isEqualTo(2601);
  }

  @Test
  void mastersDetectFailuresFasterThanAgents() {
    ParleyConfig config = ConfigLoader.of(Profile.LOCAL).load();
    String pause = "akka.cluster.failure-detector.acceptable-heartbeat-pause";
    assertThat(config.forMaster().getDuration(pause)).isEqualTo(Duration.ofMillis(600));
    assertThat(config.forAgentOrFramework().getDuration(pause)).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.forAgentOrFramework().getBoolean("akka.cluster.jmx.enabled")).isFalse();
  }

  /** A view of {@code config} that notes the paths it is asked for. */
  private static Config recording(Config config, Set<String> paths) {
    return (Config)
        Proxy.newProxyInstance(
            DefaultsTest.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("get") && arguments != null) {
                paths.add((String) arguments[0]);
              }
              try {
                return method.invoke(config, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
