package dev.parley.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.state.ClusterState;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows the cluster as a whole. Works through any master, also while nobody leads. */
@Command(
    name = "status",
    description = {
      "Show the masters, who leads, and how much is used.",
      "Exits with 1 while no master leads."
    })
public final class StatusCommand extends ShowCommand {
  @Override
  void show(MasterClient client, PrintWriter out) {
    JsonNode cluster = client.cluster();
    boolean led = cluster.path("leader").isObject();
    if (asJson()) {
      ObjectNode whole = cluster.deepCopy();
      if (led) {
        Totals.of(state(client)).writeTo(whole);
      }
      printJson(out, whole);
    } else {
      printCluster(out, cluster);
      if (led) {
        printState(out, state(client));
      }
    }
    out.flush();
    if (!led) {
      throw new CommandFailedException(
          "no master leads now: nothing is offered or launched until a majority of the masters"
              + " listed above is up");
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

  private static void printState(PrintWriter out, ClusterState state) {
    Totals totals = Totals.of(state);
    line(out, "agents", totals.agents());
    line(out, "frameworks", totals.frameworks());
    line(out, "tasks", totals.tasks());
    line(out, "offers", state.offers().size() + " open");
    totals.resources().forEach((name, amounts) -> line(out, name, amounts.text()));
  }

  private static void line(PrintWriter out, String what, String value) {
    out.println(String.format("%-11s %s", what, Table.clean(value)));
  }
}
