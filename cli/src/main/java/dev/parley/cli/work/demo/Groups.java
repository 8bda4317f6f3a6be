package dev.parley.cli.work.demo;

import java.util.ArrayList;
import java.util.List;

/** Shares files out into groups, one for each task: about sixty, none of them too much. */
final class Groups {
  private static final int WANTED = 64;
  private static final int MOST_FILES = 64;
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private Groups() {}

  static List<List<FoundFiles.Entry>> of(List<FoundFiles.Entry> files) {
    int most = Math.max(1, Math.min(MOST_FILES, (files.size() + WANTED - 1) / WANTED));
    List<List<FoundFiles.Entry>> groups = new ArrayList<>();
    List<FoundFiles.Entry> group = new ArrayList<>();
    long bytes = 0;
    for (FoundFiles.Entry file : files) {
      if (!group.isEmpty() && (group.size() >= most || bytes + file.size() > MOST_BYTES)) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
      group.add(file);
      bytes += file.size();
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
