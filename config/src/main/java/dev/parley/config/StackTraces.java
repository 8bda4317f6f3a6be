package dev.parley.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.slf4j.LoggerFactory;

/**
 * The end of a line of the log: a stack trace below it, where there is one. Ratis logs one for all
 * that disks and networks do to it; of those only the reason is shown, in the line itself, unless
 * its level is DEBUG or lower.
 */
final class StackTraces {
  /** What a pattern ends with. */
  static final String ENDING = "%reason%n%stack";

  private static final String LIBRARY = "org.apache.ratis";

  private StackTraces() {}

  static void addTo(PatternLayout layout) {
    layout.getInstanceConverterMap().put("reason", Reason::new);
    layout.getInstanceConverterMap().put("stack", Stack::new);
  }

  private static boolean isShort(ILoggingEvent event) {
    return event.getThrowableProxy() != null
        && event.getLoggerName().startsWith(LIBRARY)
        && !(LoggerFactory.getLogger(event.getLoggerName()) instanceof Logger logger
            && logger.isEnabledFor(Level.DEBUG));
  }

  private static final class Reason extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
      if (!isShort(event)) {
        return "";
      }
      IThrowableProxy root = event.getThrowableProxy();
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return (": " + root.getClassName() + ": " + root.getMessage()).lines().findFirst().orElse("");
    }
  }

  private static final class Stack extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return isShort(event) ? "" : super.convert(event);
    }
  }
}
