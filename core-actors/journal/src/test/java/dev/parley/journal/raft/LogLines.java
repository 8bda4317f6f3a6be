package dev.parley.journal.raft;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What an operator would read in the log meanwhile, at the levels of a node in earnest. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Level before = ours.getLevel();
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  private LogLines() {}

  static LogLines watch() {
    LogLines lines = new LogLines();
    lines.start();
    lines.ours.setLevel(Level.INFO);
    lines.root.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  List<String> with(String words) {
    return events.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(words))
        .toList();
  }

  /** Lines that have a stack trace below them. */
  List<String> withStackTrace() {
    return events.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(
            event ->
                event.getLoggerName()
                    + ": "
                    + event.getFormattedMessage()
                    + ": "
                    + event.getThrowableProxy().getMessage())
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    ours.setLevel(before);
    stop();
  }
}
