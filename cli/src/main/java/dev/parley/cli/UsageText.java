package dev.parley.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user reads who gave arguments that make no sense: one line with a way on. */
final class UsageText {
  private UsageText() {}

  static String line(ParameterException refused) {
    CommandSpec command = refused.getCommandLine().getCommandSpec();
    return what(refused) + "; try '" + command.qualifiedName(" ") + " --help'";
  }

  private static String what(ParameterException refused) {
    if (refused instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, refused.getCommandLine().getCommandSpec());
    }
    if (refused instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      List<String> names = missing.getMissing().stream().map(UsageText::name).toList();
      return String.join(" and ", names) + (names.size() == 1 ? " is missing" : " are missing");
    }
    return lowerCase(firstLine(refused));
  }

  private static String unmatched(UnmatchedArgumentException refused, CommandSpec command) {
    String first = refused.getUnmatched().get(0);
    String name = command.qualifiedName(" ");
    if (refused.isUnknownOption()) {
      String option = first.replaceFirst("=.*", "");
      return "unknown option '" + option + "' of " + name + meant(option, options(command));
    }
    return command.subcommands().isEmpty()
        ? "unexpected argument '" + first + "' of " + name
        : "'"
            + first
            + "' is not a command of "
            + name
            + meant(first, command.subcommands().keySet().stream());
  }

  private static Stream<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()));
  }

  private static String meant(String given, Stream<String> known) {
    List<String> close = Suggestions.closeTo(given, known.toList());
    return close.isEmpty() ? "" : ": did you mean " + String.join(" or ", close) + "?";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String firstLine(ParameterException refused) {
    String message = refused.getMessage();
    return message == null ? "bad arguments" : message.lines().findFirst().orElse("bad arguments");
  }

  // The library's messages begin with a capital letter, ours follow "parley: ".
  private static String lowerCase(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
