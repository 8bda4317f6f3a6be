package dev.parley.cli.config;

import picocli.CommandLine.Command;

/** {@code parley config}: the commands about configuration files. */
@Command(
    name = "config",
    description = "Work with configuration files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CheckCommand.class)
public final class ConfigCommand {}
