package dev.parley.cli.masters;

import dev.parley.cli.client.JournalClient;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley masters remove}. */
@Command(
    name = "remove",
    description = {
      "Take a master out of the group for good, be it up or not.",
      "From then on a majority is counted among the others. If it runs, it stops as soon as it hears",
      "of it. To let it in again, use `parley masters add`, and an empty work folder."
    })
final class RemoveCommand extends ChangeCommand {
  @Parameters(paramLabel = "NAME", description = "As `parley masters list` shows it.")
  private String name = "";

  @Override
  void change(JournalClient client, PrintWriter out) {
    client.change("remove", name, Optional.empty());
    out.println("master " + name + " is out of the group; it stops by itself if it runs");
  }
}
