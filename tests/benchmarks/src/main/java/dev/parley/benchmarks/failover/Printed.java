package dev.parley.benchmarks.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What nodes have logged, with the time of day, which is the same for all on one machine. */
final class Printed {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Path> files;

  Printed(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** When a line like this was first logged by one of them, not before {@code since}. */
  Optional<Instant> first(Pattern line, Instant since) throws IOException {
    return all(line, since).stream().sorted().findFirst();
  }

  /** Waits until a line like this is logged. */
  Instant await(Pattern line, Instant since) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Optional<Instant> at = first(line, since);
      if (at.isPresent()) {
        return at.get();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("no node logged '" + line + "' within " + PATIENCE + " of " + since);
  }

  private List<Instant> all(Pattern wanted, Instant since) throws IOException {
    List<Instant> found = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        if (wanted.matcher(line).find()) {
          timeOf(line).filter(at -> !at.isBefore(since)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Instant> timeOf(String line) {
    try {
      return Optional.of(OffsetDateTime.parse(line.split(" ", 2)[0]).toInstant());
    } catch (DateTimeException e) {
      // A further line of one that has several.
      return Optional.empty();
    }
  }
}
