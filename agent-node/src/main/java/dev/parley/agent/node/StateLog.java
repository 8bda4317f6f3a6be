package dev.parley.agent.node;

import dev.parley.agent.core.AgentEvent;
import dev.parley.model.tasks.TaskStatus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs every change of state once, with the ids where log tools look for them. */
final class StateLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.parley.agent");

  private StateLog() {}

  static void write(List<AgentEvent> events) {
    for (AgentEvent event : events) {
      if (event instanceof AgentEvent.StatusRecorded e) {
        writeStatus(e);
      } else if (event instanceof AgentEvent.SessionOpened e) {
        LOG.info("speaking to the leading master of epoch {}", e.epoch());
      } else if (event instanceof AgentEvent.SessionRegistered) {
        LOG.info("registered with the leading master");
      } else if (event instanceof AgentEvent.AgentIdGiven e) {
        LOG.info("this agent is {}", e.id());
      } else if (event instanceof AgentEvent.PhaseEntered e) {
        LOG.info("the agent is {}", e.phase());
      }
    }
  }

  @SuppressWarnings("try") // the resources are the ids in the MDC, and need no reference
  private static void writeStatus(AgentEvent.StatusRecorded event) {
    TaskStatus status = event.status();
    try (var task = MDC.putCloseable("taskId", event.task().task().value());
        var framework = MDC.putCloseable("frameworkId", event.task().framework().value());
        var agent = MDC.putCloseable("agentId", status.agent().map(Object::toString).orElse(""))) {
      LOG.info(
          "task {} is {}{}{}",
          event.task(),
          status.state(),
          status.message().isEmpty() ? "" : ": ",
          status.message());
    }
  }
}
