package dev.parley.cli.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.state.ClusterState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that show something have in common: where it comes from, table or JSON. */
abstract class ShowCommand implements Callable<Integer> {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writer()
          .with(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();

  @Option(
      names = "--json",
      description = "Print JSON, with the field names that /state of a master has.")
  private boolean json;

  @Override
  public final Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    show(master.client(), out);
    out.flush();
    return ExitCodes.OK;
  }

  abstract void show(MasterClient client, PrintWriter out);

  /** For commands that show entries of the state: all of them as JSON, or the table. */
  final void print(PrintWriter out, List<ObjectNode> entries, Table table, String ifNone) {
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      array.addAll(entries);
      printJson(out, array);
    } else if (table.isEmpty()) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println(ifNone);
      err.flush();
    } else {
      table.print(out);
    }
  }

  final boolean asJson() {
    return json;
  }

  final CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  static ClusterState state(MasterClient client) {
    return ClusterState.of(client.state());
  }

  static void printJson(PrintWriter out, JsonNode node) {
    try {
      out.println(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }
}
