package dev.parley.cli.work.cluster;

import java.io.IOException;

/** Opens the cluster that work is to run on. */
@FunctionalInterface
public interface Opening {
  Target open() throws IOException;
}
