package dev.parley.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user reads who gave arguments that make no sense: what is wrong, and where help is. */
final class UsageText {
  private static final int MOST_SUGGESTIONS = 3;

  private UsageText() {}

  static List<String> lines(ParameterException refused) {
    CommandLine command = refused.getCommandLine();
    String name = command.getCommandSpec().qualifiedName(" ");
    String what =
        refused instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, name)
            : lowerCase(firstLine(refused));
    return List.of(what, "Try '" + name + " --help'.");
  }

  private static String unmatched(UnmatchedArgumentException refused, String name) {
    String first = refused.getUnmatched().get(0);
    boolean hasSubcommands = refused.getCommandLine().getSubcommands().size() > 0;
    String what;
    if (refused.isUnknownOption()) {
      what = "unknown option '" + first + "' of " + name;
    } else if (hasSubcommands) {
      what = "'" + first + "' is not a command of " + name;
    } else {
      what = "unexpected argument '" + first + "' of " + name;
    }
    List<String> meant = refused.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
    boolean helps = !meant.isEmpty() && (refused.isUnknownOption() || hasSubcommands);
    return helps ? what + ": did you mean " + String.join(" or ", meant) + "?" : what;
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
