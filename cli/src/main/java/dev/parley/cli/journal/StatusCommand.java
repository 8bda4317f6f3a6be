package dev.parley.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.show.ShowCommand;
import dev.parley.cli.show.Table;
import dev.parley.cli.show.Times;
import dev.parley.cli.state.ReplicaEntry;
import dev.parley.cli.work.terminal.Figures;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code parley journal status}. Works through any master, also while nobody leads. */
@Command(
    name = "status",
    description = {
      "Show the replicated log: who leads it, how far each replica is, and what it takes on disk.",
      "Indexes and sizes are those of the master that is asked; how far the others are behind is",
      "what the log's leader says."
    })
final class StatusCommand extends ShowCommand {
  @Override
  protected void show(MasterClient client, PrintWriter out) {
    JsonNode status = client.journal().status();
    if (asJson()) {
      printJson(out, status);
      return;
    }
    printOwn(out, status);
    if (!status.path("replicas").isEmpty()) {
      out.println();
      table(status).print(out);
    }
    out.flush();
    if (!status.path("leader").isTextual()) {
      remark("No replica leads the log now: a majority of them is not up, or not connected.");
    }
  }

  private static void printOwn(PrintWriter out, JsonNode status) {
    line(out, "node", status.path("node").asText() + ", " + status.path("state").asText());
    if (status.path("problem").isTextual()) {
      line(out, "problem", status.path("problem").asText());
    }
    line(out, "leader", status.path("leader").asText("none known"));
    line(out, "term", status.path("term").asText());
    line(out, "committed", index(status.path("committed_index")));
    line(out, "applied", index(status.path("applied_index")));
    line(out, "flushed", index(status.path("flushed_index")));
    line(
        out,
        "log",
        Figures.bytes(status.path("log_bytes").asLong())
            + ", from "
            + index(status.path("log_start_index"))
            + " on");
    line(out, "store", Figures.bytes(status.path("store_bytes").asLong()));
  }

  private static String index(JsonNode index) {
    return index.asLong(-1) < 0 ? "none" : index.asText();
  }

  private static Table table(JsonNode status) {
    Table table = Table.of("name", "replica", "address", "role", ">lag", ">last contact");
    for (JsonNode json : status.path("replicas")) {
      ReplicaEntry replica = new ReplicaEntry(json);
      table.row(
          replica.name(),
          replica.peerId(),
          replica.address(),
          replica.role(),
          replica.lag() < 0 ? "" : replica.lag(),
          replica.lastContact().map(Times::age).orElse(""));
    }
    return table;
  }
}
