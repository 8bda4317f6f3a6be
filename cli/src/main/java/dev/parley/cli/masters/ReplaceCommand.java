package dev.parley.cli.masters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.JournalClient;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.protocol.link.MasterAddress;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley masters replace}. */
@Command(
    name = "replace",
    description = {
      "Give a master's place to another machine, or to the same one with an empty disk.",
      "Start it there then. The old replica stays a member until the new one has come, so the old",
      "machine may serve until then, if it still can; after that it stops by itself. The new replica",
      "catches up with the others, and becomes a member by itself."
    },
    footer = {
      "",
      "Examples:",
      "  parley masters replace m2@10.0.0.5:2551",
      "  parley masters replace m2"
    })
final class ReplaceCommand extends ChangeCommand {
  @Parameters(
      paramLabel = "NAME[@HOST:PORT]",
      converter = Place.Converter.class,
      description =
          "The name it keeps, and its new address with the cluster port; the name alone if the"
              + " address stays.")
  private @Nullable Place place;

  @Override
  void change(JournalClient client, PrintWriter out) {
    Place wanted = Objects.requireNonNull(place);
    MasterAddress successor =
        wanted.moved().orElseGet(() -> known(client.masters().path("masters"), wanted.name()));
    client.change("replace", wanted.name(), Optional.of(successor.host() + ":" + successor.port()));
    out.println(
        "master "
            + wanted.name()
            + (wanted.moved().isPresent()
                ? " has a new place; start it there with an empty work folder:"
                : " keeps its place; stop it if it still runs, and start it with an empty work"
                    + " folder:"));
    out.println(startLine(client, successor));
  }

  /** Where the master is now. */
  private static MasterAddress known(JsonNode masters, String name) {
    Set<String> names = new TreeSet<>();
    for (JsonNode master : masters) {
      if (master.path("address").isTextual()) {
        names.add(master.path("name").asText());
        if (master.path("name").asText().equals(name)) {
          return MasterAddress.parse(name + "@" + master.path("address").asText());
        }
      }
    }
    throw new CommandFailedException("there is no master " + name + " in the group of " + names);
  }
}
