package dev.parley.chaos.framework;

import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.ByFramework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a framework that starts again finds in what it had written down.
 *
 * @param id absent at the very first start
 * @param open tasks whose end it has not heard
 * @param launched how many launches it has asked for
 * @param written the highest value it has asked to be stored
 */
record Past(Optional<String> id, Set<String> open, int launched, long written) {
  static Past read(Path file) throws IOException {
    Optional<String> id = Optional.empty();
    Set<String> open = new LinkedHashSet<>();
    int launched = 0;
    long written = 0;
    for (Seen seen : Recorder.read(file)) {
      if (seen instanceof ByFramework.Subscribed subscribed) {
        id = Optional.of(subscribed.id());
      } else if (seen instanceof ByFramework.Launched task) {
        open.add(task.task());
        launched++;
      } else if (seen instanceof ByFramework.Status status && status.ended()) {
        open.remove(status.task());
      } else if (seen instanceof ByFramework.WriteAsked write) {
        written = Math.max(written, write.value());
      }
    }
    return new Past(id, open, launched, written);
  }
}
