package dev.parley.cli.masters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.JournalClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.protocol.link.MasterAddress;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that change the group of masters have in common. */
abstract class ChangeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();

  @Override
  public final Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    change(master.client().journal(), out);
    out.flush();
    return ExitCodes.OK;
  }

  abstract void change(JournalClient client, PrintWriter out);

  /** How the master is started that now has a place. */
  static String startLine(JournalClient client, MasterAddress newcomer) {
    Map<String, String> all = new LinkedHashMap<>();
    for (JsonNode known : client.masters().path("masters")) {
      if (known.path("address").isTextual()) {
        String name = known.path("name").asText();
        all.put(name, name + "@" + known.path("address").asText());
      }
    }
    // The master that was asked may not have heard of the change yet.
    all.put(newcomer.name(), newcomer.toString());
    return "  parley master --name "
        + newcomer.name()
        + " --host "
        + newcomer.host()
        + " --port "
        + newcomer.port()
        + " --work-dir DIR --masters "
        + String.join(",", all.values());
  }
}
