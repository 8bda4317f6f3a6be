package dev.parley.master.registry;

import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The compact form of a command. */
final class CommandForm {
  private CommandForm() {}

  static void write(CompactWriter out, CommandSpec command) throws IOException {
    out.beginList();
    out.flag(command.shell());
    out.optional(command.user(), out::word);
    writeTexts(out, command.environment());
    out.list(command.arguments(), out::text);
    out.endList();
  }

  static CommandSpec read(CompactReader in) throws IOException {
    in.beginList();
    boolean shell = in.flag();
    Optional<String> user = in.optional(in::word);
    SortedMap<String, String> environment = readTexts(in);
    List<String> arguments = in.list(in::text);
    in.endList();
    return new CommandSpec(shell, arguments, environment, user);
  }

  /** Names and values by turns. */
  static void writeTexts(CompactWriter out, SortedMap<String, String> texts) throws IOException {
    out.beginList();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      out.word(entry.getKey());
      out.word(entry.getValue());
    }
    out.endList();
  }

  static SortedMap<String, String> readTexts(CompactReader in) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    in.beginList();
    while (in.hasMore()) {
      texts.put(in.word(), in.word());
    }
    in.endList();
    return texts;
  }
}
