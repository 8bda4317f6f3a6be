package dev.parley.cli.masters;

import dev.parley.cli.client.JournalClient;
import dev.parley.protocol.link.MasterAddress;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley masters add}. */
@Command(
    name = "add",
    description = {
      "Let one more master in.",
      "Start it then: it catches up with the others while they serve, and becomes a member by",
      "itself. `parley masters list` shows how far it is."
    },
    footer = {"", "Example:", "  parley masters add m4@10.0.0.4:2551"})
final class AddCommand extends ChangeCommand {
  @Parameters(
      paramLabel = "NAME@HOST:PORT",
      converter = AddressConverter.class,
      description = "Its name, and its address with the cluster port.")
  private @Nullable MasterAddress newcomer;

  @Override
  void change(JournalClient client, PrintWriter out) {
    MasterAddress added = Objects.requireNonNull(newcomer);
    client.change("add", added.name(), Optional.of(added.host() + ":" + added.port()));
    out.println("master " + added.name() + " may come in; start it with an empty work folder:");
    out.println(startLine(client, added));
  }
}
