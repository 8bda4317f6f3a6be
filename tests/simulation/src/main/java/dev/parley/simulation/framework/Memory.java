package dev.parley.simulation.framework;

import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.sdk.FrameworkHandle;
import java.util.Optional;

/**
 * Stores growing numbers with the masters and reads them back: once one is confirmed, no lower one
 * may be read, whatever happens to masters and frameworks in between.
 */
final class Memory {
  private static final StateKey KEY = new StateKey("number");

  private final Notebook notebook;
  private Optional<String> complaint = Optional.empty();

  Memory(Notebook notebook) {
    this.notebook = notebook;
  }

  void write(FrameworkHandle handle) {
    int number = notebook.write();
    handle
        .putState(KEY, StateBytes.of(Integer.toString(number)))
        .whenComplete(
            (stored, failure) -> {
              if (failure == null) {
                notebook.confirm(number);
              }
            });
  }

  void read(FrameworkHandle handle) {
    int least = notebook.confirmed();
    handle
        .getState(KEY)
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                check(value.map(v -> Integer.parseInt(v.text())).orElse(0), least);
              }
            });
  }

  private void check(int found, int least) {
    if (found < least || found > notebook.written()) {
      complaint =
          Optional.of(
              "read "
                  + found
                  + " after "
                  + least
                  + " was confirmed; last written "
                  + notebook.written());
    }
  }

  /**
   * @throws IllegalStateException if something was forgotten
   */
  void complain() {
    complaint.ifPresent(
        words -> {
          throw new IllegalStateException(words);
        });
  }
}
