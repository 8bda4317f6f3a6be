package dev.parley.cli.show;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.state.AgentEntry;
import dev.parley.cli.state.ClusterState;
import dev.parley.cli.state.TaskEntry;
import dev.parley.cli.state.Values;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the agents. */
@Command(name = "agents", description = "List the agents, and how much of them is used.")
public final class AgentsCommand extends ShowCommand {
  @Override
  protected void show(MasterClient client, PrintWriter out) {
    ClusterState state = state(client);
    Map<String, Long> tasks =
        state.tasks().stream()
            .filter(task -> !task.hasEnded())
            .collect(Collectors.groupingBy(TaskEntry::agentId, Collectors.counting()));
    Table table =
        Table.of(
            "name", "address", "state", ">tasks", ">cpus", ">mem", ">disk", "attributes", "id");
    for (AgentEntry agent : state.agents()) {
      table.row(
          agent.name(),
          agent.address(),
          agent.connected() ? "connected" : "disconnected",
          tasks.getOrDefault(agent.id(), 0L),
          Values.share("cpus", agent.used(), agent.total()),
          Values.share("mem", agent.used(), agent.total()),
          Values.share("disk", agent.used(), agent.total()),
          attributes(agent),
          agent.id());
    }
    print(
        out,
        state.agents().stream().map(AgentEntry::json).toList(),
        table,
        "No agents: start one with `parley agent`.");
  }

  private static String attributes(AgentEntry agent) {
    List<String> parts = new ArrayList<>();
    agent
        .attributes()
        .fieldNames()
        .forEachRemaining(
            name -> parts.add(name + ":" + Values.amount(agent.attributes().path(name))));
    return String.join(";", parts);
  }
}
