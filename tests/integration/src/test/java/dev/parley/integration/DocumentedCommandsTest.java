package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of the tutorial and of the README as they stand there. What runs until it is
 * stopped is left running; all else must end with 0.
 */
class DocumentedCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NODE = Pattern.compile("\\./parley (local|master|agent) ?.*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z]+=\\S+");
  private static final Pattern HTTP_PORT = Pattern.compile("--http-port (\\d+)");
  private static final Path PROJECT = Path.of("").toAbsolutePath().resolve("../..").normalize();

  @TempDir private Path folder;
  private final Deque<Process> nodes = new ArrayDeque<>();

  @BeforeEach
  void aFolderThatLooksLikeACheckout() throws IOException {
    String command =
        ParleyCommand.words().stream()
            .map(w -> "'" + w.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Path launcher = folder.resolve("parley");
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(folder.resolve("docs"), PROJECT.resolve("docs"));
    // The tutorial names the classes of a build; here they are the ones under test.
    Path lib = Files.createDirectories(folder.resolve("cli/target/dist/lib"));
    int number = 0;
    for (String entry : classPath().split(":", -1)) {
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(lib.resolve(number++ + ".jar"), Path.of(entry).toAbsolutePath());
      }
    }
  }

  private static String classPath() {
    List<String> words = ParleyCommand.words();
    return words.get(words.indexOf("-cp") + 1);
  }

  @AfterEach
  void stopNodes() throws InterruptedException {
    while (!nodes.isEmpty()) {
      ParleyCommand.terminate(nodes.pop());
    }
  }

  /** Its nodes run on while the reader goes on. */
  @Test
  void tutorial() throws Exception {
    int commands = 0;
    for (String block : blocks(Files.readString(PROJECT.resolve("docs/tutorial.md")))) {
      commands += run(block);
    }
    assertThat(commands).isGreaterThan(10);
  }

  /** What is below "Try it"; each block is for itself. */
  @Test
  void readme() throws Exception {
    String page = Files.readString(PROJECT.resolve("README.md"));
    int from = page.indexOf("## Try it");
    int commands = 0;
    for (String block : blocks(page.substring(from, page.indexOf("\n## ", from + 1)))) {
      commands += run(block);
      stopNodes();
    }
    assertThat(commands).isGreaterThan(6);
  }

  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** Runs a block line by line; variables that it sets are there in all lines after. */
  private int run(String block) throws IOException, InterruptedException {
    StringBuilder variables = new StringBuilder();
    int commands = 0;
    for (String line : block.lines().map(String::strip).toList()) {
      if (VARIABLE.matcher(line).matches()) {
        variables.append(line).append("; ");
      } else {
        runLine(line, variables.toString());
        commands++;
      }
    }
    return commands;
  }

  private void runLine(String line, String variables) throws IOException, InterruptedException {
    if (NODE.matcher(line).matches()) {
      nodes.push(
          new ProcessBuilder("sh", "-c", variables + "exec " + line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("node-" + nodes.size() + ".log").toFile())
              .start());
      Matcher port = HTTP_PORT.matcher(line);
      awaitHealth(port.find() ? Integer.parseInt(port.group(1)) : 5050);
      return;
    }
    ParleyCommand.Result result =
        ParleyCommand.runProcess(folder, "", List.of("sh", "-c", variables + line));
    assertThat(result.exitCode()).as("%s: %s", line, result.err()).isZero();
  }

  private static void awaitHealth(int port) throws InterruptedException {
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        HttpClient.newHttpClient().send(health, HttpResponse.BodyHandlers.ofString());
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("nothing answers on port " + port);
  }
}
