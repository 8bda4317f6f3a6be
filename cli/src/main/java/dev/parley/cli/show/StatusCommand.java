package dev.parley.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.state.ClusterState;
import dev.parley.cli.state.ReplicaEntry;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Shows the cluster as a whole. Works through any master, also while nobody leads. */
@Command(
    name = "status",
    description = {
      "Show the masters, who leads, and how much is used.",
      "Exits with 1 while no master leads, and in safe mode."
    })
public final class StatusCommand extends ShowCommand {
  @Override
  protected void show(MasterClient client, PrintWriter out) {
    JsonNode cluster = client.cluster();
    JsonNode journal = client.journal().status();
    boolean led = cluster.path("leader").isObject();
    JsonNode safe = cluster.path("safe_mode");
    Optional<ClusterState> state = led ? Optional.of(state(client)) : copyIfAny(client);
    if (asJson()) {
      ObjectNode whole = cluster.deepCopy();
      whole.set("journal", journal);
      state.ifPresent(known -> Totals.of(known).writeTo(whole));
      printJson(out, whole);
    } else {
      printCluster(out, cluster);
      if (safe.isObject()) {
        line(out, "safe mode", safeMode(safe));
      }
      line(out, "log", log(journal));
      if (journal.path("problem").isTextual()) {
        line(
            out,
            "problem",
            journal.path("node").asText() + ": " + journal.path("problem").asText());
      }
      state.ifPresent(known -> printState(out, known));
    }
    out.flush();
    if (safe.isObject()) {
      throw new CommandFailedException(
          "the cluster is in safe mode: nothing is offered, launched or changed until a majority of"
              + " the masters listed above is up; what runs goes on");
    }
    if (!led) {
      throw new CommandFailedException(
          "no master leads now: nothing is offered or launched until a majority of the masters"
              + " listed above is up");
    }
  }

  /** A master that has just started has none. */
  private Optional<ClusterState> copyIfAny(MasterClient client) {
    try {
      return Optional.of(state(client));
    } catch (RefusedException noCopy) {
      return Optional.empty();
    }
  }

  private static void printCluster(PrintWriter out, JsonNode cluster) {
    List<String> masters = new ArrayList<>();
    cluster.path("masters").forEach(master -> masters.add(master.asText()));
    JsonNode leader = cluster.path("leader");
    line(out, "cluster", cluster.path("cluster_id").asText());
    line(out, "version", cluster.path("version").asText());
    line(out, "masters", String.join(", ", masters));
    line(out, "leader", leader.isObject() ? leader(leader) : "none");
  }

  private static String leader(JsonNode leader) {
    return leader.path("name").asText()
        + " at http://"
        + leader.path("hostname").asText()
        + ":"
        + leader.path("http_port").asInt()
        + " since "
        + Times.toSeconds(Instant.parse(leader.path("elected_at").asText()), ZoneId.systemDefault())
        + " (epoch "
        + leader.path("epoch").asLong()
        + ")";
  }

  private static String safeMode(JsonNode safe) {
    return "since "
        + Times.toSeconds(Instant.parse(safe.path("since").asText()), ZoneId.systemDefault())
        + ": "
        + safe.path("why").asText();
  }

  private static void printState(PrintWriter out, ClusterState state) {
    Totals totals = Totals.of(state);
    line(out, "agents", totals.agents());
    line(out, "frameworks", totals.frameworks());
    line(out, "tasks", totals.tasks());
    line(out, "offers", state.offers().size() + " open");
    totals.resources().forEach((name, amounts) -> line(out, name, amounts.text()));
  }

  /** {@code leader m2, term 5; m1 follower, m2 leader, m3 listener}. */
  private static String log(JsonNode journal) {
    List<String> replicas = new ArrayList<>();
    for (JsonNode json : journal.path("replicas")) {
      ReplicaEntry replica = new ReplicaEntry(json);
      String behind = replica.lag() > 0 ? " (" + replica.lag() + " behind)" : "";
      replicas.add(replica.name() + " " + replica.role() + behind);
    }
    return "leader "
        + journal.path("leader").asText("unknown")
        + ", term "
        + journal.path("term").asLong()
        + "; "
        + String.join(", ", replicas);
  }
}
