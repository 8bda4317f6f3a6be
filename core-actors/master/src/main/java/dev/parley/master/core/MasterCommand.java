package dev.parley.master.core;

import dev.parley.allocator.Allocation;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a leading master has to decide on. Every one may come twice, and at any time. */
public sealed interface MasterCommand {

  /**
   * This master leads from now on.
   *
   * @param epoch under which it leads; higher than every one before, as the journal sees to
   * @param newClusterId used if the registry is empty
   */
  record TakeOver(String master, long epoch, String newClusterId) implements MasterCommand {}

  /** A session was opened, which its opener knows; what it is for has yet to be said. */
  record SessionOpened(SessionId session) implements MasterCommand {}

  record FromAgent(SessionId session, AgentToMaster message) implements MasterCommand {}

  record FromFramework(SessionId session, FrameworkToMaster message) implements MasterCommand {}

  /** Something was lost between the two ends of a session, which is therefore over. */
  record SessionBroken(SessionId session, String why) implements MasterCommand {}

  /** The answer of the allocator. */
  record AllocationsMade(List<Allocation> allocations) implements MasterCommand {
    public AllocationsMade {
      allocations = List.copyOf(allocations);
    }
  }

  /**
   * An operator wants a task to end.
   *
   * @param request names the request in the {@link MasterEffect.Answer}
   */
  record KillByOperator(long request, TaskKey task) implements MasterCommand {}

  /**
   * An operator wants something to be changed that is durable.
   *
   * @param request names the request in the {@link MasterEffect.Answer}
   */
  record OrderByOperator(long request, OperatorOrder order) implements MasterCommand {}

  /**
   * A majority of the masters was last known to agree with this one's log at that time. Without a
   * recent such time this master begins nothing.
   */
  record QuorumProved(Instant at) implements MasterCommand {}

  /**
   * For so long nothing could be decided on, because a write took that long or the process was
   * paused: what was not heard meanwhile was nobody's fault.
   */
  record HeldUp(Duration time) implements MasterCommand {}

  /** Time has passed: pings, silences and deadlines are due. */
  record TimePassed() implements MasterCommand {}
}
