package dev.parley.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.parley.config.LogSettings.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Sets up Logback for this process. Done by the program rather than by a file, so that the settings
 * are {@code parley.log} alone, and no logging configuration reaches the class path of an author of
 * frameworks. Under another logging library nothing happens: it is then set up by its own means.
 */
public final class Logging {
  // Ids appear only where the MDC has them.
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} -"
          + "%replace(%X{frameworkId}){'(.+)', ' frameworkId=$1'}"
          + "%replace(%X{agentId}){'(.+)', ' agentId=$1'}"
          + "%replace(%X{taskId}){'(.+)', ' taskId=$1'}"
          + " %msg"
          + StackTraces.ENDING;

  private static final String QUIET_PATTERN = "%-5level %logger{30} - %msg" + StackTraces.ENDING;

  // How long a burst may go on before the size of the file is looked at again.
  private static final Duration SIZE_CHECK = Duration.buildByMilliseconds(200);

  private Logging() {}

  /**
   * Warnings and errors alone, to standard error: for commands, and until {@link #configure}. The
   * first thing a program does, as Logback by itself writes everything to standard output.
   */
  public static void quiet() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      context.reset();
      ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
      stderr.setTarget("System.err");
      start(context, stderr, QUIET_PATTERN);
      root(context).setLevel(Level.WARN);
      // Warns of every connection that ends, also when it is we who leave.
      context.getLogger("akka.stream").setLevel(Level.ERROR);
    }
  }

  /**
   * Logs as the settings say.
   *
   * @param nodeName names the log file
   * @throws InvalidConfigException if the folder of the log files cannot be made
   */
  public static void configure(LogSettings settings, String nodeName) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      context.reset();
      if (settings.to() == Target.FILE) {
        Path dir = folder(settings);
        start(context, rollingFile(context, settings, dir, nodeName), PATTERN);
      } else {
        ConsoleAppender<ILoggingEvent> stdout = new ConsoleAppender<>();
        start(context, stdout, PATTERN);
      }
      settings
          .levels()
          .forEach(
              (name, level) ->
                  context
                      .getLogger(name.equals("root") ? Logger.ROOT_LOGGER_NAME : name)
                      .setLevel(Level.valueOf(level.name())));
    }
  }

  private static RollingFileAppender<ILoggingEvent> rollingFile(
      LoggerContext context, LogSettings settings, Path dir, String nodeName) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(dir.resolve(nodeName + ".log").toString());

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(dir.resolve(nodeName + ".%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(settings.filesKept() - 1);
    rolling.start();
    appender.setRollingPolicy(rolling);

    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(settings.maxFileBytes()));
    size.setCheckIncrement(SIZE_CHECK);
    size.start();
    appender.setTriggeringPolicy(size);
    return appender;
  }

  private static void start(
      LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, String pattern) {
    appender.setContext(context);
    appender.setEncoder(encoder(context, pattern));
    appender.start();
    root(context).addAppender(appender);
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, String pattern) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern);
    StackTraces.addTo(layout);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static Path folder(LogSettings settings) {
    Path dir = settings.dir().orElse(Path.of("."));
    try {
      return Files.createDirectories(dir).toAbsolutePath();
    } catch (IOException refused) {
      throw new InvalidConfigException(
          List.of(Problem.of(LogSettings.PATH + ".dir", "'" + dir + "' cannot be made", null)));
    }
  }
}
