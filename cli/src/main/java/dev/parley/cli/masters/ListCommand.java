package dev.parley.cli.masters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.show.ShowCommand;
import dev.parley.cli.show.Table;
import dev.parley.cli.state.ReplicaEntry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code parley masters list}. Works through any master, also while nobody leads. */
@Command(
    name = "list",
    description = {
      "List the masters, and their replicas of the log.",
      "A listener is a replica that catches up, and becomes a follower when it has."
    })
final class ListCommand extends ShowCommand {
  @Override
  protected void show(MasterClient client, PrintWriter out) {
    List<ObjectNode> masters = new ArrayList<>();
    client.journal().masters().path("masters").forEach(m -> masters.add((ObjectNode) m));
    Table table = Table.of("name", "address", "leading", "replica", "role");
    masters.forEach(master -> addRows(table, master));
    print(out, masters, table, "No masters.");
  }

  private static void addRows(Table table, JsonNode master) {
    String name = master.path("name").asText();
    String address = master.path("address").asText("");
    String leading = master.path("leading").asBoolean() ? "yes" : "no";
    if (master.path("replicas").isEmpty()) {
      table.row(name, address, leading, "", "has not come yet");
    }
    for (JsonNode json : master.path("replicas")) {
      ReplicaEntry replica = new ReplicaEntry(json);
      table.row(name, address, leading, replica.peerId(), replica.role());
    }
  }
}
