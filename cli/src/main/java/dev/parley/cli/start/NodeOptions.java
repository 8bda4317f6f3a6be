package dev.parley.cli.start;

import com.typesafe.config.Config;
import dev.parley.config.ConfigLoader;
import dev.parley.config.LogSettings;
import dev.parley.config.Logging;
import dev.parley.config.NodeSettings;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that masters and agents have in common, and what is done with them. */
final class NodeOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file; flags win over it. Of several, a later one wins.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME", description = "The name of this node.")
  private @Nullable String name;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address by which others reach this node. Default: 127.0.0.1.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The cluster port. Default: 2551 for a master, 2601 for an agent.")
  private @Nullable String port;

  @Option(
      names = "--bind-host",
      paramLabel = "HOST",
      description = "The address to listen on, where that is another one.")
  private @Nullable String bindHost;

  @Option(
      names = "--bind-port",
      paramLabel = "PORT",
      description = "The cluster port to listen on, where that is another one.")
  private @Nullable String bindPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "The HTTP port. Default: 5050 for a master, 5051 for an agent.")
  private @Nullable String httpPort;

  @Option(
      names = "--masters",
      paramLabel = "NAME@HOST:PORT,...",
      description = "All masters, each with its cluster port.")
  private @Nullable String masters;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The cluster to be part of. Default: parley.")
  private @Nullable String cluster;

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description = "The folder for all that must outlive the process.")
  private @Nullable String workDir;

  @Mixin private LogOptions log = new LogOptions();

  /** What was given; a command adds its own. */
  Flags flags() {
    Flags flags = new Flags();
    log.addTo(flags);
    return flags
        .set("--name", "parley.node.name", name)
        .set("--host", "parley.node.host", host)
        .set("--port", "parley.node.port", port)
        .set("--bind-host", "parley.node.bind-host", bindHost)
        .set("--bind-port", "parley.node.bind-port", bindPort)
        .set("--http-port", "parley.http.port", httpPort)
        .set("--masters", "parley.cluster.masters", masters)
        .set("--cluster", "parley.cluster.name", cluster)
        .set("--work-dir", "parley.node.work-dir", workDir);
  }

  /**
   * The configuration that a node is to start with: checked, with its ports free, and its log
   * opened.
   *
   * @param flags those of all options
   * @param check finds what makes no sense for this kind of node
   */
  ParleyConfig prepare(Profile profile, Flags flags, Consumer<ParleyConfig> check) {
    ParleyConfig config = NodeConfig.load(ConfigLoader.of(profile).withFiles(files), flags);
    NodeConfig.requireMasters(config);
    check.accept(config);
    Config common = config.forMaster();
    Ports.requireFree(common);
    Logging.configure(LogSettings.from(common), NodeSettings.from(common).name());
    return config;
  }
}
