package dev.parley.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.show.Table;
import dev.parley.cli.show.Times;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the messages by which a task came to run, and how long each took. */
@Command(name = "trace", description = "Show a task's way through the six steps, with times.")
public final class TraceCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private TaskName task = new TaskName();

  @Mixin private MasterUrl master = new MasterUrl();

  @Override
  public Integer call() {
    MasterClient client = master.client();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<JsonNode> traces = traces(client, task.id());
    if (traces.isEmpty()) {
      String id = task.newestNamed(client).orElseThrow(task::unknown).id();
      traces = traces(client, id);
    }
    for (JsonNode trace : traces) {
      out.println(
          "task "
              + trace.path("task_id").asText()
              + " of framework "
              + trace.path("framework_id").asText());
      table(trace.path("steps")).print(out);
    }
    out.flush();
    return ExitCodes.OK;
  }

  private List<JsonNode> traces(MasterClient client, String id) {
    try {
      JsonNode all = client.trace(id).path("traces");
      return StreamSupport.stream(all.spliterator(), false)
          .filter(trace -> task.mayBe(client, trace.path("framework_id").asText()))
          .toList();
    } catch (RefusedException refused) {
      if (refused.status() == 404) {
        return List.of();
      }
      throw refused;
    }
  }

  private static Table table(JsonNode steps) {
    Table table = Table.of(">step", "message", "from", "to", "at", ">after", "detail");
    @Nullable Instant previous = null;
    for (JsonNode step : steps) {
      Instant at = Instant.parse(step.path("at").asText());
      table.row(
          step.path("number").asInt(),
          step.path("message").asText(),
          step.path("from").asText(),
          step.path("to").asText(),
          Times.toMillis(at, ZoneId.systemDefault()),
          previous == null ? "" : Times.delay(Duration.between(previous, at)),
          step.path("detail").asText());
      previous = at;
    }
    return table;
  }
}
