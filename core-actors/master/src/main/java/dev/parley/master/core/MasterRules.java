package dev.parley.master.core;

import java.time.Duration;
import java.util.Optional;

/**
 * The figures a leading master decides by.
 *
 * @param offerTimeout how long a framework may sit on an offer
 * @param pingInterval between pings of agents, and between heartbeats to frameworks
 * @param agentTimeout without a word from an agent, after which it is unreachable
 * @param reregisterTimeout for agents to return after a fail-over of the master
 * @param frameworkTimeout without a word from a framework, after which its session is over
 * @param resubscribeGrace for frameworks to return after a fail-over of the master, if their own
 *     fail-over timeout is shorter
 * @param taskBytes the largest description of a task, in characters
 * @param state how much each framework may store with the masters
 * @param proofStands how old a proof of the quorum may be for anything to be begun
 * @param agentRemovalInterval the least time between two agents that are marked unreachable
 */
public record MasterRules(
    Duration offerTimeout,
    Duration pingInterval,
    Duration agentTimeout,
    Duration reregisterTimeout,
    Duration frameworkTimeout,
    Duration resubscribeGrace,
    int taskBytes,
    StateLimits state,
    Duration proofStands,
    Optional<Duration> agentRemovalInterval) {

  private static final Duration PROOF_STANDS = Duration.ofSeconds(1);

  public static final MasterRules DEFAULT =
      new MasterRules(
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          512 * 1024);

  /** With the default limits of what frameworks store, and none of how many agents are removed. */
  public MasterRules(
      Duration offerTimeout,
      Duration pingInterval,
      Duration agentTimeout,
      Duration reregisterTimeout,
      Duration frameworkTimeout,
      Duration resubscribeGrace,
      int taskBytes) {
    this(
        offerTimeout,
        pingInterval,
        agentTimeout,
        reregisterTimeout,
        frameworkTimeout,
        resubscribeGrace,
        taskBytes,
        StateLimits.DEFAULT,
        PROOF_STANDS,
        Optional.empty());
  }

  public MasterRules withState(StateLimits limits) {
    return new MasterRules(
        offerTimeout,
        pingInterval,
        agentTimeout,
        reregisterTimeout,
        frameworkTimeout,
        resubscribeGrace,
        taskBytes,
        limits,
        proofStands,
        agentRemovalInterval);
  }

  public MasterRules withAgentRemovalInterval(Optional<Duration> interval) {
    return new MasterRules(
        offerTimeout,
        pingInterval,
        agentTimeout,
        reregisterTimeout,
        frameworkTimeout,
        resubscribeGrace,
        taskBytes,
        state,
        proofStands,
        interval);
  }
}
