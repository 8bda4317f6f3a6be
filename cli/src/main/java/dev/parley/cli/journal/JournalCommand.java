package dev.parley.cli.journal;

import picocli.CommandLine.Command;

/** {@code parley journal}: the commands about the replicated log. */
@Command(
    name = "journal",
    description = {
      "Look into the replicated log of the masters, and save what it holds.",
      "A master answers for its own replica, also while nobody leads."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StatusCommand.class,
      DumpCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class JournalCommand {}
