package dev.parley.cli.show;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.state.FrameworkEntry;
import dev.parley.cli.state.Values;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the frameworks. */
@Command(name = "frameworks", description = "List the frameworks, and what they use.")
public final class FrameworksCommand extends ShowCommand {
  @Option(
      names = {"-a", "--all"},
      description = "Also those that were removed.")
  private boolean all;

  @Override
  protected void show(MasterClient client, PrintWriter out) {
    List<FrameworkEntry> frameworks =
        state(client).frameworks().stream().filter(f -> all || !f.removed()).toList();
    Table table = Table.of("name", "state", "user", "roles", ">tasks", "used", "registered", "id");
    for (FrameworkEntry framework : frameworks) {
      table.row(
          framework.name(),
          framework.state(),
          framework.user(),
          framework.roles(),
          framework.liveTasks(),
          Values.resources(framework.used()),
          Times.toSeconds(framework.registered(), ZoneId.systemDefault()),
          framework.id());
    }
    print(
        out,
        frameworks.stream().map(FrameworkEntry::json).toList(),
        table,
        all ? "No frameworks." : "No frameworks now; --all shows those that were removed.");
  }
}
