package dev.parley.cli.work.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Computes here what the tasks were to compute, and compares.
 *
 * @param same how many files have the same result
 * @param changed how many were changed meanwhile, so that there is nothing to compare
 * @param different a line for each file that has another result
 */
record Check(long same, long changed, List<String> different) {

  static Check of(
      List<FoundFiles.Entry> files, Map<Path, String> results, BooleanSupplier interrupted) {
    long same = 0;
    long changed = 0;
    List<String> different = new ArrayList<>();
    for (FoundFiles.Entry file : files) {
      if (interrupted.getAsBoolean()) {
        break;
      }
      String theirs = results.getOrDefault(file.path(), "nothing");
      String ours = compute(file.path());
      if (ours.equals(theirs)) {
        same++;
      } else if (!file.isUnchanged()) {
        changed++;
      } else {
        different.add(file.path() + ": the task says " + theirs + ", but here it is " + ours);
      }
    }
    return new Check(same, changed, different);
  }

  private static String compute(Path file) {
    try {
      return FileFacts.of(file).toString();
    } catch (IOException e) {
      return CountTask.UNREADABLE;
    }
  }
}
