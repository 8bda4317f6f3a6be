package dev.parley.cli.start;

import dev.parley.cli.nodes.MasterProcess;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.config.Profile;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts one master. */
@Command(
    name = "master",
    description = "Start a master; it runs until it is told to stop.",
    footer = {
      "",
      "Example:",
      "  parley master --name m1 --work-dir /var/lib/m1 \\",
      "    --masters m1@127.0.0.1:2551,m2@127.0.0.1:2561,m3@127.0.0.1:2571"
    })
public final class MasterCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private NodeOptions node = new NodeOptions();

  @Override
  public Integer call() {
    Flags flags = node.flags();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    return Foreground.keep(
        () -> MasterProcess.start(node.prepare(Profile.MASTER, flags, MasterProcess::check)),
        NodeProcess::summary,
        out,
        () -> {});
  }
}
