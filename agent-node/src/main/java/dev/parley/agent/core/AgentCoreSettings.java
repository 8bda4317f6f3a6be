package dev.parley.agent.core;

import dev.parley.model.agents.AgentInfo;
import java.time.Duration;

/**
 * What an agent's decisions depend on besides its state.
 *
 * @param info with all resources that the agent lends
 * @param resendInterval after which an unanswered status or registration is sent again
 * @param shutdownGrace the longest grace of a task when the agent shuts down
 * @param lastWords after that grace, how long the agent waits for its tasks' ends to be
 *     acknowledged
 */
public record AgentCoreSettings(
    AgentInfo info, Duration resendInterval, Duration shutdownGrace, Duration lastWords) {
  public static AgentCoreSettings of(AgentInfo info) {
    return new AgentCoreSettings(
        info, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }
}
