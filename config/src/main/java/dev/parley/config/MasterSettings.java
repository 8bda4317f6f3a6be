package dev.parley.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code parley.master}: the leading master.
 *
 * @param offerTimeout an offer without an answer for so long is taken back; 1 s to 1 d
 * @param heartbeatInterval to agents and frameworks; 100 ms to 1 minute
 * @param agentHeartbeatTimeouts heartbeats without an answer after which an agent is lost; 2 to 100
 * @param frameworkHeartbeatTimeouts heartbeats without an answer after which a framework is
 *     disconnected; 2 to 100
 * @param agentReregisterTimeout after a change of the leading master; 1 s to 1 d
 * @param agentRemovalInterval the least time between two agents that are marked unreachable; none
 *     if empty
 * @param frameworkResubscribeGrace after a change of the leading master; 1 s to 1 d
 * @param maxCompletedFrameworks kept in the history; 0 to 10,000
 * @param maxCompletedTasksPerFramework kept in the history; 0 to 100,000
 * @param maxTaskBytes the largest description of one task; 1 KiB to 16 MiB
 */
public record MasterSettings(
    Duration offerTimeout,
    Duration heartbeatInterval,
    int agentHeartbeatTimeouts,
    int frameworkHeartbeatTimeouts,
    Duration agentReregisterTimeout,
    Optional<Duration> agentRemovalInterval,
    Duration frameworkResubscribeGrace,
    int maxCompletedFrameworks,
    int maxCompletedTasksPerFramework,
    int maxTaskBytes) {

  static final String PATH = "parley.master";

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static MasterSettings from(Config config) {
    Section section = new Section(config, PATH);
    MasterSettings settings =
        new MasterSettings(
            section.duration("offer-timeout", Duration.ofSeconds(1), Duration.ofDays(1)),
            section.duration("heartbeat-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
            section.count("agent-heartbeat-timeouts", 2, 100),
            section.count("framework-heartbeat-timeouts", 2, 100),
            section.duration("agent-reregister-timeout", Duration.ofSeconds(1), Duration.ofDays(1)),
            section.rate("agent-removal-rate-limit").map(Rate::interval),
            section.duration(
                "framework-resubscribe-grace", Duration.ofSeconds(1), Duration.ofDays(1)),
            section.count("max-completed-frameworks", 0, 10_000),
            section.count("max-completed-tasks-per-framework", 0, 100_000),
            (int) section.bytes("max-task-bytes", 1024, 16 * 1024 * 1024));
    section.done();
    return settings;
  }

  /** Without an answer for so long, an agent is lost. */
  public Duration agentTimeout() {
    return heartbeatInterval.multipliedBy(agentHeartbeatTimeouts);
  }

  /** Without an answer for so long, a framework is disconnected. */
  public Duration frameworkTimeout() {
    return heartbeatInterval.multipliedBy(frameworkHeartbeatTimeouts);
  }
}
