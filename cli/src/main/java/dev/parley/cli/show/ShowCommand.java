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
public abstract class ShowCommand implements Callable<Integer> {
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
      description = "Print JSON, with the field names that the masters' HTTP interface has.")
  private boolean json;

  @Override
  public final Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    show(master.client(), out);
    out.flush();
    return ExitCodes.OK;
  }

  protected abstract void show(MasterClient client, PrintWriter out);

  /** For commands that show entries of the state: all of them as JSON, or the table. */
  protected final void print(
      PrintWriter out, List<ObjectNode> entries, Table table, String ifNone) {
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      array.addAll(entries);
      printJson(out, array);
    } else if (table.isEmpty()) {
      remark(ifNone);
    } else {
      table.print(out);
    }
  }

  protected final boolean asJson() {
    return json;
  }

  /** A fact by its name. */
  protected static void line(PrintWriter out, String what, String value) {
    out.println(String.format("%-11s %s", what, Table.clean(value)));
  }

  /** A remark that is no part of what was asked for. */
  protected final void remark(String text) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(text);
    err.flush();
  }

  /** The state, with a remark if it is not the leading master's. */
  final ClusterState state(MasterClient client) {
    JsonNode state = client.state();
    RegistryCopies.remark(state, client.uri()).ifPresent(this::remark);
    return ClusterState.of(state);
  }

  protected static void printJson(PrintWriter out, JsonNode node) {
    try {
      out.println(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }
}
