package dev.parley.cli.masters;

import dev.parley.cli.client.JournalClient;
import dev.parley.protocol.link.MasterAddress;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley masters replace}. */
@Command(
    name = "replace",
    description = {
      "Give a master's place to another machine.",
      "Start it there then. The old replica stays a member until the new one has caught up, so the",
      "old machine may serve until then, if it still can."
    },
    footer = {"", "Example:", "  parley masters replace m2@10.0.0.5:2551"})
final class ReplaceCommand extends ChangeCommand {
  @Parameters(
      paramLabel = "NAME@HOST:PORT",
      converter = AddressConverter.class,
      description = "The name it keeps, and its new address with the cluster port.")
  private @Nullable MasterAddress successor;

  @Override
  void change(JournalClient client, PrintWriter out) {
    MasterAddress moved = Objects.requireNonNull(successor);
    client.change("replace", moved.name(), Optional.of(moved.host() + ":" + moved.port()));
    out.println(
        "master " + moved.name() + " has a new place; start it there with an empty work folder:");
    out.println(startLine(client, moved));
  }
}
