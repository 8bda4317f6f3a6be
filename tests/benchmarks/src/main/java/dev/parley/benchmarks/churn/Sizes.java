package dev.parley.benchmarks.churn;

import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How large the replicas' folders are. */
final class Sizes {
  private static final int REST_SECONDS = 10;

  private final Path folder;
  private final List<MasterAddress> masters;

  Sizes(Path folder, List<MasterAddress> masters) {
    this.folder = folder;
    this.masters = masters;
  }

  /** Of the largest one, in bytes. */
  long largest() throws IOException {
    long largest = 0;
    for (MasterAddress master : masters) {
      largest = Math.max(largest, TemporaryFolder.bytesBelow(folder.resolve(master.name())));
    }
    return largest;
  }

  /** When what was under way, a snapshot or a flush, has had time to end. */
  long afterRest() throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(REST_SECONDS);
    return largest();
  }
}
