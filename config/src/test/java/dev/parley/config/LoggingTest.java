package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import dev.parley.config.LogSettings.Level;
import dev.parley.config.LogSettings.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LoggingTest {
  private static final int KIB = 1024;

  private final Logger log = LoggerFactory.getLogger("dev.parley.test.Some");
  @TempDir Path dir;

  @AfterEach
  void close() {
    Logging.quiet();
    MDC.clear();
  }

  @Test
  void writesOnlyWhatTheLevelOfThePackageLetsThrough() throws IOException {
    Logging.configure(toFile(dir, Map.of("root", Level.WARN, "dev.parley", Level.DEBUG)), "m1");
    log.debug("seen");
    LoggerFactory.getLogger("other").info("unseen");
    assertThat(written()).hasSize(1).first().asString().endsWith(" dev.parley.test.Some - seen");
  }

  @Test
  void ofTheReplicatedLogsLibraryOnlyTheReasonIsShownUnlessItIsDebugged() throws IOException {
    Logger library = LoggerFactory.getLogger("org.apache.ratis.Some");
    Exception failure = new IllegalStateException("outer", new IOException("No space left"));
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    library.error("it failed", failure);
    assertThat(written())
        .singleElement()
        .asString()
        .endsWith(" - it failed: java.io.IOException: No space left");

    Logging.configure(
        toFile(dir, Map.of("root", Level.INFO, "org.apache.ratis", Level.DEBUG)), "m2");
    library.error("it failed", failure);
    assertThat(Files.readAllLines(dir.resolve("m2.log")))
        .hasSizeGreaterThan(2)
        .anyMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void ofOurOwnFailuresTheStackTraceIsShown() throws IOException {
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    log.error("it failed", new IllegalStateException("a fault"));
    assertThat(written().get(0)).endsWith(" - it failed");
    assertThat(written().get(1)).isEqualTo("java.lang.IllegalStateException: a fault");
    assertThat(written().get(2)).startsWith("\tat ");
  }

  @Test
  void showsTheIdsThatAreKnownAndNoOthers() throws IOException {
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    log.info("none");
    MDC.put("taskId", "t1");
    MDC.put("frameworkId", "f-1");
    MDC.put("akkaSource", "x");
    log.info("two");
    assertThat(written().get(0)).endsWith(" - none");
    assertThat(written().get(1)).endsWith(" - frameworkId=f-1 taskId=t1 two");
  }

  @Test
  void beginsANewFileWhenOneIsFullAndKeepsOnlySoMany() throws IOException {
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    // Longer than the appender may take to look at the size of its file, however fast the disk is.
    long end = System.nanoTime() + 3_000_000_000L;
    while (System.nanoTime() < end && !Files.exists(dir.resolve("m1.2.log"))) {
      log.info("x".repeat(KIB));
    }
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("m1.log", "m1.1.log", "m1.2.log");
    }
  }

  @Test
  void isQuietButForWarningsOnStandardError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      Logging.quiet();
      log.info("unseen");
      log.warn("seen");
    } finally {
      System.setErr(before);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("WARN  dev.parley.test.Some - seen\n");
  }

  @Test
  void namesTheFolderThatCannotBeMade() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    LogSettings settings = toFile(file.resolve("logs"), Map.of());
    assertThatThrownBy(() -> Logging.configure(settings, "m1"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("parley.log.dir: '" + file.resolve("logs") + "' cannot be made");
  }

  @Test
  void configuringAnewReplacesWhatWasThere() throws IOException {
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    Logging.configure(toFile(dir, Map.of("root", Level.INFO)), "m1");
    log.info("once");
    assertThat(written()).hasSize(1);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .noneMatch(status -> status.getLevel() >= ch.qos.logback.core.status.Status.ERROR);
  }

  private List<String> written() throws IOException {
    return Files.readAllLines(dir.resolve("m1.log"));
  }

  private static LogSettings toFile(Path dir, Map<String, Level> levels) {
    return new LogSettings(
        Target.FILE, Optional.of(dir), 64 * KIB, 3, KIB * KIB, new TreeMap<>(levels));
  }
}
