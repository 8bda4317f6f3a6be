package dev.parley.benchmarks.snapshots;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.snapshots.Commands.Command;
import java.util.ArrayList;
import java.util.List;

/** How long commands took while a snapshot was under way, and while none was. */
final class Pauses {
  private final List<Command> commands;
  private final long lastNumber;
  private final int snapshotEvery;
  private final Uploads uploads;
  private final Distribution without =
      new Distribution("a command while no snapshot is under way", "ms");
  private final Distribution with =
      new Distribution("a command while a snapshot is under way", "ms");
  private final Distribution longest =
      new Distribution("the longest command of each snapshot", "ms");
  private final Distribution control =
      new Distribution("the longest of as many without a snapshot", "ms");
  private final List<Double> calm = new ArrayList<>();
  private int busy;
  private final Distribution snapshots =
      new Distribution("a snapshot, from its event until it is uploaded", "ms");

  /**
   * @param commands which made one event each
   * @param lastNumber of the event of the last of them
   */
  Pauses(List<Command> commands, long lastNumber, int snapshotEvery, Uploads uploads) {
    this.commands = commands;
    this.lastNumber = lastNumber;
    this.snapshotEvery = snapshotEvery;
    this.uploads = uploads;
    if (commands.isEmpty()) {
      throw new IllegalStateException("no command was answered");
    }
    sort();
  }

  private void sort() {
    long latest = commands.get(commands.size() - 1).answered();
    long end = Long.MIN_VALUE;
    double most = 0;
    int spans = 0;
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      if ((lastNumber - (commands.size() - 1 - i)) % snapshotEvery == 0) {
        end = uploads.endOf(command.answered(), latest);
        snapshots.add((end - command.answered()) / 1e6);
      } else if (end != Long.MIN_VALUE && command.asked() < end) {
        busy++;
        with.add(command.millis());
        most = Math.max(most, command.millis());
      } else {
        calm.add(command.millis());
        without.add(command.millis());
        if (most > 0) {
          longest.add(most);
          spans++;
          most = 0;
        }
      }
    }
    compare(spans);
  }

  /** Some command is the slowest of any number of them, and a machine has pauses of its own. */
  private void compare(int snapshots) {
    int many = Math.max(1, busy / Math.max(1, snapshots));
    for (int i = 0; i + many <= calm.size(); i += many) {
      control.add(calm.subList(i, i + many).stream().mapToDouble(m -> m).max().orElseThrow());
    }
  }

  void print() {
    System.out.println(without);
    System.out.println(with);
    System.out.println(longest);
    System.out.println(control);
    System.out.println(snapshots);
  }
}
