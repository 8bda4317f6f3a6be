package dev.parley.cli.work.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.state.AgentEntry;
import dev.parley.cli.state.ClusterState;
import dev.parley.frameworks.commands.Shortage;
import dev.parley.model.resources.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells, once, why a task is not offered what it asks for: that no agent is large enough. Where one
 * is and just has no room now, there is nothing to say. For one thread.
 */
public final class RoomAdvice {
  private final MasterClient client;
  private String said = "";

  public RoomAdvice(MasterClient client) {
    this.client = client;
  }

  /** What is short and what the largest agent offers, unless that was said before. */
  public Optional<String> whyNoRoom(Resources wanted) {
    Optional<String> news =
        shortage(wanted).map(Shortage::message).filter(message -> !message.equals(said));
    news.ifPresent(message -> said = message);
    return news;
  }

  /** The same whether or not it was said. */
  public Optional<Shortage> shortage(Resources wanted) {
    try {
      return Shortage.of(wanted, totals(client.state()));
    } catch (NoMasterException | RefusedException e) {
      // No master to ask is told by other means.
      return Optional.empty();
    }
  }

  /** What each connected agent lends, by its name. */
  static Map<String, Resources> totals(JsonNode state) {
    Map<String, Resources> totals = new TreeMap<>();
    for (AgentEntry agent : ClusterState.of(state).agents()) {
      if (agent.connected()) {
        totals.merge(agent.name(), resources(agent.total()), RoomAdvice::larger);
      }
    }
    return totals;
  }

  /** Names of agents need not be unique. */
  private static Resources larger(Resources one, Resources other) {
    return one.contains(other) ? one : other;
  }

  private static Resources resources(JsonNode amounts) {
    List<String> parts = new ArrayList<>();
    amounts.fieldNames().forEachRemaining(n -> parts.add(n + ":" + amounts.path(n).asText()));
    return Resources.parse(String.join(";", parts));
  }
}
