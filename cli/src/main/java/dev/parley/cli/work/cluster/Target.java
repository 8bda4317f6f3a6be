package dev.parley.cli.work.cluster;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.nodes.LocalCluster;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.sdk.MasterLocation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The cluster that work is run on. Closing it ends one that was started for the work alone. */
public final class Target implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final MasterLocation location;
  private final MasterClient client;
  private final Runnable close;

  private Target(MasterLocation location, MasterClient client, Runnable close) {
    this.location = location;
    this.client = client;
    this.close = close;
  }

  /**
   * The cluster of a master.
   *
   * @throws NoMasterException if none answers there; it names {@code --local}
   */
  public static Target at(MasterUrl master) {
    MasterClient client =
        master.client("add --local to run it on a cluster of its own, just for this command");
    // Asked here, where the answer can be that there is another way.
    client.cluster();
    return new Target(master.location(), client, () -> {});
  }

  /** A running cluster, closed by others. */
  public static Target at(URI master) {
    return new Target(
        new MasterLocation.AtUrl(master),
        new MasterClient(master, List.of("look at the masters' logs")),
        () -> {});
  }

  /** A cluster in this process, of one master and one agent, that leaves nothing behind. */
  public static Target embedded() throws IOException {
    Path folder = Files.createTempDirectory("parley-local-");
    try {
      NodeProcess cluster = LocalCluster.start(LocalCluster.defaults(), 1, 0, folder);
      URI master = URI.create("http://127.0.0.1:" + cluster.httpPort());
      return new Target(
          new MasterLocation.AtUrl(master),
          new MasterClient(master, List.of("try again")),
          () -> {
            cluster
                .stop()
                .toCompletableFuture()
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
            Folders.delete(folder);
          });
    } catch (RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  public MasterLocation location() {
    return location;
  }

  public MasterClient client() {
    return client;
  }

  @Override
  public void close() {
    close.run();
  }
}
