package dev.parley.master.leader;

import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.tasks.TaskState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One line in the log for each change of state, with the ids in the diagnostic context. */
final class EventLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.parley.master.registry");

  private EventLog() {}

  static void write(RegistryEvent event) {
    if (event instanceof RegistryEvent.TaskLaunched e) {
      with(
          e.spec().id().value(),
          e.agent(),
          e.framework(),
          () -> LOG.info("Task {} is launched with {}", e.spec().id(), e.spec().resources()));
    } else if (event instanceof RegistryEvent.TaskStateChanged e) {
      with(
          e.task().task().value(),
          e.status().agent().orElse(null),
          e.task().framework(),
          () -> logStatus(e));
    } else if (event instanceof RegistryEvent.TaskSettled e) {
      LOG.debug("Task {} is settled", e.task());
    } else {
      LOG.info("{}", event);
    }
  }

  private static void logStatus(RegistryEvent.TaskStateChanged event) {
    TaskState state = event.status().state();
    String message = event.status().message();
    if (state.isLive()) {
      LOG.debug("Task {} is {}", event.task(), state);
    } else {
      LOG.info("Task {} is {}{}", event.task(), state, message.isEmpty() ? "" : ": " + message);
    }
  }

  private static void with(
      String task, @Nullable AgentId agent, FrameworkId framework, Runnable log) {
    MDC.put("taskId", task);
    MDC.put("frameworkId", framework.value());
    if (agent != null) {
      MDC.put("agentId", agent.value());
    }
    try {
      log.run();
    } finally {
      MDC.clear();
    }
  }
}
