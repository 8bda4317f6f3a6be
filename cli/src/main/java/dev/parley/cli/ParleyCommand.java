package dev.parley.cli;

import dev.parley.cli.config.ConfigCommand;
import dev.parley.cli.journal.JournalCommand;
import dev.parley.cli.masters.MastersCommand;
import dev.parley.cli.show.AgentsCommand;
import dev.parley.cli.show.FrameworksCommand;
import dev.parley.cli.show.OffersCommand;
import dev.parley.cli.show.StatusCommand;
import dev.parley.cli.show.TasksCommand;
import dev.parley.cli.start.AgentCommand;
import dev.parley.cli.start.LocalCommand;
import dev.parley.cli.start.MasterCommand;
import dev.parley.cli.task.KillCommand;
import dev.parley.cli.task.LogsCommand;
import dev.parley.cli.task.TraceCommand;
import dev.parley.cli.work.BatchCommand;
import dev.parley.cli.work.DemoCommand;
import dev.parley.cli.work.RunCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code parley}: all subcommands, and the options that every one of them has. */
@Command(
    name = "parley",
    description = "A two-level cluster scheduler: masters offer, frameworks accept, agents run.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    scope = ScopeType.INHERIT,
    subcommands = {
      LocalCommand.class,
      MasterCommand.class,
      AgentCommand.class,
      RunCommand.class,
      BatchCommand.class,
      DemoCommand.class,
      StatusCommand.class,
      AgentsCommand.class,
      FrameworksCommand.class,
      TasksCommand.class,
      OffersCommand.class,
      LogsCommand.class,
      KillCommand.class,
      TraceCommand.class,
      MastersCommand.class,
      JournalCommand.class,
      ConfigCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
final class ParleyCommand {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the details of failures; as PARLEY_DEBUG=1 does.")
  private boolean debug;

  /** Whether failures are shown with all their details. */
  boolean debug() {
    String variable = System.getenv("PARLEY_DEBUG");
    return debug || (variable != null && !variable.isEmpty() && !variable.equals("0"));
  }
}
