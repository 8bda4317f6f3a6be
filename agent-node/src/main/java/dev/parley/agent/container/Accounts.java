package dev.parley.agent.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose account a task runs as. Asks the machine each time, as accounts come and go. */
final class Accounts {
  private static final Path PASSWD = Path.of("/etc/passwd");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.@-]*\\$?");
  private static final int ROOT = 0;

  private final String own;
  private final boolean root;

  Accounts(String own, boolean root) {
    this.own = own;
    this.root = root;
  }

  /** Of the account that this JVM runs as. */
  static Accounts ofThisProcess() {
    try {
      Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return new Accounts(System.getProperty("user.name", ""), uid.equals(ROOT));
    } catch (IOException e) {
      throw new IllegalStateException("cannot find out the account of this process", e);
    }
  }

  /**
   * The account to switch to.
   *
   * @param wanted empty for the agent's own
   * @return empty where there is nothing to switch
   * @throws LaunchException if there is no such account, or the agent may not switch to it
   */
  Optional<Account> switchTo(String wanted) throws LaunchException {
    if (wanted.isEmpty() || wanted.equals(own)) {
      return Optional.empty();
    }
    Optional<Account> account = find(wanted);
    if (account.isEmpty()) {
      throw LaunchException.invalid(
          "cannot run as user '" + wanted + "': this agent's machine has no such account");
    }
    if (!root) {
      throw LaunchException.invalid(
          String.format(
              "cannot run as user '%s': the agent runs as '%s', and only root may change the user",
              wanted, own));
    }
    return account;
  }

  private static Optional<Account> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(PASSWD, StandardCharsets.ISO_8859_1)) {
      Optional<String> line = lines.filter(l -> l.startsWith(name + ":")).findFirst();
      return line.isPresent() ? line.flatMap(Account::parse) : askDirectory(name);
    } catch (IOException e) {
      return askDirectory(name);
    }
  }

  /** Accounts may also be in a directory service, which getent(1) knows how to ask. */
  private static Optional<Account> askDirectory(String name) {
    try {
      Process getent = new ProcessBuilder("getent", "passwd", name).start();
      try (Stream<String> lines = getent.inputReader(StandardCharsets.ISO_8859_1).lines()) {
        return lines.findFirst().flatMap(Account::parse);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
