package dev.parley.cli.journal;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.config.ClusterSettings;
import dev.parley.config.ConfigLoader;
import dev.parley.config.LogSettings;
import dev.parley.config.Logging;
import dev.parley.config.NodeSettings;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Profile;
import dev.parley.config.WorkFolder;
import dev.parley.journal.offline.Recovery;
import dev.parley.journal.offline.RecoveryRefusedException;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of a master that is stopped, with the names and the meaning that {@code parley
 * master} gives them: {@code @Mixin StoppedMaster master}. What is done to its folder is done while
 * holding the folder's lock, so never while the master runs.
 */
public final class StoppedMaster {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The master's configuration file; flags win over it.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME", description = "The master's name.")
  private @Nullable String name;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address by which the others reach it. Default: 127.0.0.1.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Its cluster port. Default: 2551.")
  private @Nullable String port;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The cluster it is part of. Default: parley.")
  private @Nullable String cluster;

  @Option(names = "--work-dir", paramLabel = "DIR", description = "Its work folder.")
  private @Nullable String workDir;

  /** Something done to a stopped master. */
  @FunctionalInterface
  public interface Work {
    void on(Recovery.Master master) throws IOException, RecoveryRefusedException;
  }

  /**
   * Does it, with a log in the master's own log file.
   *
   * @throws CommandFailedException if it is refused
   * @throws dev.parley.config.WorkFolderException if the master runs, or the folder is another's
   */
  public void locked(Work work) throws IOException {
    locked(false, work);
  }

  /** The same for a master that may never have run: its work folder is made if needed. */
  void lockedOrNew(Work work) throws IOException {
    locked(true, work);
  }

  private void locked(boolean mayBeNew, Work work) throws IOException {
    ParleyConfig config =
        ConfigLoader.of(Profile.MASTER).withFiles(files).withCommandLine(values()).load();
    NodeSettings node = NodeSettings.from(config.forMaster());
    Path dir = node.workDir().orElseThrow(StoppedMaster::noFolder);
    if (!mayBeNew && !Files.isDirectory(dir)) {
      // To claim it would be to make it.
      throw new CommandFailedException("work folder " + dir + ": there is no such folder");
    }
    try (WorkFolder folder = WorkFolder.claim(dir, node.name(), "master")) {
      Logging.configure(LogSettings.from(config.forMaster()), node.name());
      work.on(
          new Recovery.Master(
              folder.dir().resolve("journal"),
              ClusterSettings.from(config.forMaster()).name(),
              node.name(),
              new MasterAddress(node.name(), node.host(), node.port()).replica()));
    } catch (RecoveryRefusedException refused) {
      throw new CommandFailedException(String.valueOf(refused.getMessage()));
    } finally {
      Logging.quiet();
    }
  }

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("parley.log.to", "file");
    put(values, "parley.node.name", name);
    put(values, "parley.node.host", host);
    put(values, "parley.node.port", port);
    put(values, "parley.node.work-dir", workDir);
    put(values, "parley.cluster.name", cluster);
    return values;
  }

  private static void put(Map<String, String> values, String key, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(given -> values.put(key, given));
  }

  private static CommandFailedException noFolder() {
    return new CommandFailedException(
        ExitCodes.USAGE, "no work folder is given: give --work-dir DIR");
  }
}
