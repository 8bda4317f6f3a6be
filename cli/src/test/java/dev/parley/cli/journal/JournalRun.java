package dev.parley.cli.journal;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code parley journal} against a master. */
final class JournalRun {
  private JournalRun() {}

  static CommandLineRun of(FakeNode master, String... args) {
    List<String> whole = new ArrayList<>(List.of("journal"));
    whole.addAll(List.of(args));
    whole.addAll(List.of("--master", master.authority()));
    return CommandLineRun.of(whole.toArray(new String[0]));
  }
}
