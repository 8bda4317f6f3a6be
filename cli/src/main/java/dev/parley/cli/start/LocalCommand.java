package dev.parley.cli.start;

import dev.parley.cli.nodes.LocalCluster;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.config.ConfigLoader;
import dev.parley.config.HttpSettings;
import dev.parley.config.LogSettings;
import dev.parley.config.Logging;
import dev.parley.config.ParleyConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a whole cluster in this process. */
@Command(name = "local", description = "Start a whole cluster in one process, for trying it out.")
public final class LocalCommand implements Callable<Integer> {
  private static final int MOST_AGENTS = 50;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many agents share this machine. Default: ${DEFAULT-VALUE}.")
  private int agents;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "The master's HTTP port, 0 for any. Default: 5050.")
  private @Nullable String httpPort;

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description = "The folder for its data. Default: a temporary one, deleted at the end.")
  private @Nullable Path workDir;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file. Of several, a later one wins.")
  private List<Path> files = new ArrayList<>();

  @Mixin private LogOptions log = new LogOptions();

  @Override
  public Integer call() throws IOException {
    if (agents < 1 || agents > MOST_AGENTS) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--agents: " + agents + ": expected 1 to " + MOST_AGENTS);
    }
    @Nullable Path given = workDir;
    Path dir = given == null ? Files.createTempDirectory("parley-local-") : given;
    Runnable cleanUp = given == null ? () -> TemporaryFolder.delete(dir) : () -> {};
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    return Foreground.keep(() -> start(dir), cluster -> summary(cluster, dir), out, cleanUp);
  }

  private NodeProcess start(Path dir) {
    ConfigLoader base = LocalCluster.defaults().withFiles(files);
    Flags flags =
        new Flags()
            .set("--work-dir", "parley.node.work-dir", dir)
            .set("--http-port", "parley.http.port", httpPort);
    log.addTo(flags);
    ParleyConfig config = NodeConfig.load(base, flags);
    Ports.requireFree(config.forMaster());
    Logging.configure(LogSettings.from(config.forMaster()), "local");
    int port = HttpSettings.from(config.forMaster()).port();
    return LocalCluster.start(base, agents, port, dir);
  }

  private String summary(NodeProcess cluster, Path dir) {
    return String.format(
        "A master and %d agents: http://127.0.0.1:%d, data in %s%nCtrl-C stops it.",
        agents, cluster.httpPort(), dir);
  }
}
