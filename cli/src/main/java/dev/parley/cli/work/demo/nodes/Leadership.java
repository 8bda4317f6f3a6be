package dev.parley.cli.work.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.state.AgentEntry;
import dev.parley.cli.state.ClusterState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the masters of the demo say of themselves over HTTP. Every method blocks for its answer. */
public final class Leadership {
  private static final String SAFE_MODE = "safe-mode";

  private final DemoCluster cluster;

  public Leadership(DemoCluster cluster) {
    this.cluster = cluster;
  }

  /** The master that says of itself that it leads and serves, among those that are meant to run. */
  public Optional<String> leader() {
    return cluster.runningMasters().stream()
        .filter(name -> mode(name).equals("serving"))
        .findFirst();
  }

  /** Why a master is in safe mode, if it says that it is. */
  public Optional<String> safeMode(String master) {
    Optional<JsonNode> health = health(master).filter(h -> modeIn(h).equals(SAFE_MODE));
    return health.map(h -> h.path("safe_mode").path("why").asText());
  }

  /** What {@code /health} has for the mode; empty while the master does not answer. */
  private String mode(String master) {
    return health(master).map(Leadership::modeIn).orElse("");
  }

  private static String modeIn(JsonNode health) {
    return health.path("mode").asText();
  }

  private Optional<JsonNode> health(String master) {
    try {
      return Optional.of(cluster.client(master).health());
    } catch (NoMasterException | RefusedException notYet) {
      return Optional.empty();
    }
  }

  /** The names of the connected agents by their ids. */
  public Map<String, String> agents() {
    Map<String, String> names = new TreeMap<>();
    try {
      ClusterState.of(cluster.client().state()).agents().stream()
          .filter(AgentEntry::connected)
          .forEach(agent -> names.put(agent.id(), agent.name()));
    } catch (NoMasterException | RefusedException notYet) {
      return Map.of();
    }
    return names;
  }
}
