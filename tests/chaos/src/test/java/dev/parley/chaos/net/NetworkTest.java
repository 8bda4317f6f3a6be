package dev.parley.chaos.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real namespaces: every fault is tried on connections between two nodes. */
class NetworkTest {
  private static final int PORT = 2551;

  private Optional<Network> made = Optional.empty();
  private final List<Process> servers = new ArrayList<>();

  @BeforeEach
  void make() throws IOException {
    Optional<String> missing = Requirements.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    made = Optional.of(Network.of(List.of("x", "y")));
    listen("x");
    listen("y");
  }

  @AfterEach
  void remove() throws IOException {
    if (made.isPresent()) {
      made.get().close();
    }
  }

  private Network network() {
    return made.orElseThrow();
  }

  private void listen(String node) throws IOException {
    List<String> words = new ArrayList<>(network().inside(node));
    words.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-cp"));
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.addAll(List.of(Echo.class.getName(), String.valueOf(PORT)));
    Process server = new ProcessBuilder(words).redirectErrorStream(true).start();
    servers.add(server);
    assertThat(server.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("listening");
  }

  /** Whether a word that is said on a new connection comes back. */
  private boolean reaches(String from, String to) {
    String talk =
        "exec 3<>/dev/tcp/%s/%d && echo word >&3 && read -rt 1 back <&3 && [ \"$back\" = word ]"
            .formatted(network().address(to), PORT);
    List<String> words = new ArrayList<>(network().inside(from));
    words.addAll(List.of("timeout", "2", "bash", "-c", talk));
    try {
      Commands.run(words);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void nodesReachEachOtherUntilTheyAreCut() throws IOException {
    assertThat(reaches("x", "y")).isTrue();
    network().faults().cut("x", "y");
    assertThat(reaches("x", "y")).isFalse();
    assertThat(reaches("y", "x")).isFalse();
    assertThat(reaches("y", "y")).isTrue();
    network().faults().heal();
    assertThat(reaches("x", "y")).isTrue();
  }

  @Test
  void oneWayIsCutWhereItEnds() throws IOException {
    network().faults().cutOneWay("x", "y");
    assertThat(reaches("x", "y")).isFalse();
    assertThat(rules("y")).contains("-s " + network().address("x"));
    assertThat(rules("x")).doesNotContain("DROP");
  }

  private String rules(String node) throws IOException {
    return Commands.run(String.join(" ", network().inside(node)) + " iptables -w -S");
  }

  @Test
  void packetsAreLost() throws IOException {
    network().faults().lose("x", "y", 1.0);
    assertThat(reaches("x", "y")).isFalse();
  }

  @Test
  void aWayThatFlapsIsWholeAgainOnceHealed() throws IOException {
    network().faults().flap("x", "y", 20);
    awaitThat(() -> !reaches("x", "y") || rules("x").contains("DROP"));
    network().faults().heal();
    assertThat(rules("x") + rules("y")).doesNotContain("DROP");
    assertThat(reaches("x", "y")).isTrue();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void awaitThat(Condition condition) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  @Test
  void aStalledWayTakesConnectionsAndAnswersNothing() throws IOException {
    network().faults().delay("x", "y", 10);
    assertThat(reaches("x", "y")).isTrue();
    network().faults().stall("x", "y");
    assertThat(reaches("x", "y")).isFalse();
    assertThat(reaches("y", "x")).isTrue();
    network().faults().heal();
    assertThat(reaches("x", "y")).isTrue();
  }

  @Test
  void nothingIsLeftOfAClosedNetwork() throws Exception {
    String name = network().inside("x").get(3).replace("-x", "");
    assertThat(Commands.run("ip netns list")).contains(name);
    network().close();
    assertThat(Commands.run("ip netns list")).doesNotContain(name);
    assertThat(Commands.run("ip -o link show")).doesNotContain(name);
    for (Process server : servers) {
      assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatARunThatIsGoneHasLeftIsRemovedByTheNext() throws IOException {
    String stale = Leftovers.PREFIX + "4194999n1-m1"; // beyond the largest process id
    Commands.run("ip netns add " + stale);
    Leftovers.remove();
    assertThat(Commands.run("ip netns list")).doesNotContain(stale);
  }
}
