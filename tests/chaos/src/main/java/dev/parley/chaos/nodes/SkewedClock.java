package dev.parley.chaos.nodes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A time of day that is wrong, for single processes; where libfaketime is installed. */
public final class SkewedClock {
  private static final Optional<Path> LIBRARY =
      Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
          .map(folder -> Path.of(folder, "faketime", "libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();

  private SkewedClock() {}

  public static boolean possible() {
    return LIBRARY.isPresent();
  }

  /** The words that begin a command whose time of day is to be off by so much. */
  static List<String> words(long seconds) {
    return List.of(
        "env",
        "LD_PRELOAD=" + LIBRARY.orElseThrow(),
        "FAKETIME=" + (seconds < 0 ? "" : "+") + seconds + "s",
        // The steady clock is left alone, and what waits by it: else the JVM's waits end early.
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0");
  }
}
