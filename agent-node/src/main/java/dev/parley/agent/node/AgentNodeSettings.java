package dev.parley.agent.node;

import dev.parley.agent.core.AgentCoreSettings;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.resources.Resources;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an agent node needs to know.
 *
 * @param hostname where other hosts reach it
 * @param clusterPort for display
 * @param version of Parley, for display
 * @param workDir there already, and used by no other agent; all that must survive is in it
 * @param resources all that it lends
 * @param shutdownGrace the longest grace of a task when the agent stops
 * @param resendInterval after which an unanswered status is sent again
 */
public record AgentNodeSettings(
    String name,
    String hostname,
    int clusterPort,
    int httpPort,
    String version,
    Path workDir,
    Resources resources,
    Attributes attributes,
    Duration shutdownGrace,
    Duration resendInterval) {

  /** What Mesos waits between two sendings of a status. */
  public static final Duration DEFAULT_RESEND_INTERVAL = Duration.ofSeconds(10);

  public static final Duration DEFAULT_SHUTDOWN_GRACE = Duration.ofSeconds(5);

  /** For the last ends to be acknowledged, once all tasks are dead. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  AgentInfo info() {
    return new AgentInfo(name, hostname, httpPort, resources, attributes);
  }

  AgentCoreSettings core() {
    return new AgentCoreSettings(info(), resendInterval, shutdownGrace, LAST_WORDS);
  }
}
