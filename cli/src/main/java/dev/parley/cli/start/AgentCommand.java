package dev.parley.cli.start;

import dev.parley.cli.nodes.AgentProcess;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.config.Profile;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts one agent. */
@Command(
    name = "agent",
    description = "Start an agent; it runs until it is told to stop.",
    footer = {
      "",
      "Example:",
      "  parley agent --name a1 --work-dir /var/lib/a1 \\",
      "    --masters m1@127.0.0.1:2551 --resources 'cpus:4;mem:4096'"
    })
public final class AgentCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--resources",
      paramLabel = "TEXT",
      description = {
        "What it lends to tasks, mem and disk in MiB, as in",
        "'cpus:4;mem:4096;disk:10240;ports:[31000-32000]'.",
        "What is not named is detected."
      })
  private @Nullable String resources;

  @Option(
      names = "--attributes",
      paramLabel = "TEXT",
      description = "What frameworks may choose it by, as in 'rack:r1;zone:z1'.")
  private @Nullable String attributes;

  @Override
  public Integer call() {
    Flags flags =
        node.flags()
            .set("--resources", "parley.agent.resources", resources)
            .set("--attributes", "parley.agent.attributes", attributes);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    return Foreground.keep(
        () -> AgentProcess.start(node.prepare(Profile.AGENT, flags, AgentProcess::check)),
        NodeProcess::summary,
        out,
        () -> {});
  }
}
