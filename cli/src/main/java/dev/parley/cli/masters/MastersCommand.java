package dev.parley.cli.masters;

import picocli.CommandLine.Command;

/** {@code parley masters}: the commands about the group of masters. */
@Command(
    name = "masters",
    description = {
      "Show and change which masters there are.",
      "They keep the registry together; a majority of them must be up."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      AddCommand.class,
      RemoveCommand.class,
      ReplaceCommand.class,
      RecoverCommand.class
    })
public final class MastersCommand {}
