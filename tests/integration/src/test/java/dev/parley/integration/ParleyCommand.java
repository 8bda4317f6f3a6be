package dev.parley.integration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code parley} as a process of its own, with the classes under test. */
final class ParleyCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What a command that has ended left behind. */
  record Result(int exitCode, String out, String err) {}

  private ParleyCommand() {}

  /** The words that start it, without arguments. */
  static List<String> words() {
    String classPath =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElse(System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-cp",
        classPath,
        "dev.parley.cli.Main");
  }

  /** Runs it to its end, in {@code folder}, with {@code input} on its standard input. */
  static Result run(Path folder, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(words());
    command.addAll(Arrays.asList(arguments));
    return runProcess(folder, input, command);
  }

  static Result runProcess(Path folder, String input, List<String> command)
      throws IOException, InterruptedException {
    return runProcess(folder, input, command, PATIENCE);
  }

  static Result runProcess(Path folder, String input, List<String> command, Duration patience)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile("in", ""), input);
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end; it said: " + Files.readString(err));
    }
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** Starts it and leaves it running; its output goes to {@code log}. */
  static Process start(Path folder, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(words());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Ends it as an operator does. */
  static int terminate(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end on SIGTERM");
    }
    return process.exitValue();
  }
}
