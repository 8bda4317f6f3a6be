package dev.parley.chaos.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One thing that was seen from outside. Times are microseconds of the one clock that all processes
 * on this machine share.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "seen")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Seen.ByFramework.Began.class, name = "began"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Subscribed.class, name = "subscribed"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Disconnected.class, name = "disconnected"),
  @JsonSubTypes.Type(value = Seen.ByFramework.LeaderFound.class, name = "leader-found"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Offered.class, name = "offered"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Launched.class, name = "launched"),
  @JsonSubTypes.Type(value = Seen.ByFramework.KillAsked.class, name = "kill-asked"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Seen.ByFramework.WriteAsked.class, name = "write-asked"),
  @JsonSubTypes.Type(value = Seen.ByFramework.WriteAcknowledged.class, name = "write-acknowledged"),
  @JsonSubTypes.Type(value = Seen.ByFramework.ValueRead.class, name = "value-read"),
  @JsonSubTypes.Type(value = Seen.ByFramework.Quiet.class, name = "quiet"),
  @JsonSubTypes.Type(value = Seen.OverHttp.Health.class, name = "health"),
  @JsonSubTypes.Type(value = Seen.OverHttp.Leads.class, name = "leads"),
  @JsonSubTypes.Type(value = Seen.OverHttp.AgentListed.class, name = "agent-listed"),
  @JsonSubTypes.Type(value = Seen.OverHttp.TaskListed.class, name = "task-listed"),
  @JsonSubTypes.Type(value = Seen.OverHttp.FrameworkListed.class, name = "framework-listed"),
  @JsonSubTypes.Type(value = Seen.OverHttp.Audited.class, name = "audited"),
  @JsonSubTypes.Type(value = Seen.Done.FaultBegan.class, name = "fault-began"),
  @JsonSubTypes.Type(value = Seen.Done.FaultEnded.class, name = "fault-ended"),
  @JsonSubTypes.Type(value = Seen.Done.MajorityLost.class, name = "majority-lost"),
  @JsonSubTypes.Type(value = Seen.Done.MajorityBack.class, name = "majority-back"),
  @JsonSubTypes.Type(value = Seen.Done.AgentStopped.class, name = "agent-stopped"),
})
public sealed interface Seen {
  long at();

  /** What a framework wrote down. */
  sealed interface ByFramework extends Seen {
    String framework();

    record Began(long at, String framework) implements ByFramework {}

    record Subscribed(long at, String framework, String id, boolean resumed)
        implements ByFramework {}

    record Disconnected(long at, String framework, String why) implements ByFramework {}

    record LeaderFound(long at, String framework, long epoch, String leader)
        implements ByFramework {}

    record Offered(long at, String framework, long epoch, String offer, String agent)
        implements ByFramework {}

    /** Asked for; whether the master has heard of it is another matter. */
    record Launched(long at, String framework, String task, String agent, Amount amount)
        implements ByFramework {}

    record KillAsked(long at, String framework, String task) implements ByFramework {}

    /**
     * @param id empty where there is none
     * @param kind LIVE, INFERRED or ENDED
     */
    record Status(
        long at, String framework, String task, String state, String kind, String source, String id)
        implements ByFramework {
      public boolean ended() {
        return kind.equals("ENDED");
      }

      public boolean live() {
        return kind.equals("LIVE");
      }
    }

    record WriteAsked(long at, String framework, String key, long value) implements ByFramework {}

    /**
     * @param askedAt when it was asked for
     * @param epoch of the master whose answer it is
     */
    record WriteAcknowledged(
        long at, String framework, String key, long value, long askedAt, long epoch)
        implements ByFramework {}

    /**
     * @param value 0 where nothing is stored
     */
    record ValueRead(long at, String framework, String key, long value) implements ByFramework {}

    /** Every task of this framework has ended, as far as it was told. */
    record Quiet(long at, String framework) implements ByFramework {}
  }

  /** What a master answered. */
  sealed interface OverHttp extends Seen {
    record Health(long at, String master, int status, String mode) implements OverHttp {}

    /** A master says that it leads. */
    record Leads(long at, String master, long epoch) implements OverHttp {}

    record AgentListed(long at, String agent, Amount total, Amount used) implements OverHttp {}

    record TaskListed(long at, String task, String state) implements OverHttp {}

    record FrameworkListed(long at, String id) implements OverHttp {}

    /** All that the leading master lists has been written down, and all frameworks are quiet. */
    record Audited(long at) implements OverHttp {}
  }

  /** What was done to the cluster. */
  sealed interface Done extends Seen {
    /** Whom a fault concerns. */
    enum Victims {
      /** A master, or the way between two of them. */
      MASTERS,
      /** Agents and frameworks, and their ways to anybody. */
      OTHERS
    }

    record FaultBegan(long at, String fault, Victims victims) implements Done {}

    record FaultEnded(long at, String fault) implements Done {}

    /** From now on no majority of the masters is there. */
    record MajorityLost(long at) implements Done {}

    /** What a majority needs has been started, or let go on. */
    record MajorityBack(long at) implements Done {}

    /**
     * An agent has ended in order, and its tasks with it.
     *
     * @param askedAt when it was asked to
     */
    record AgentStopped(long at, String agent, long askedAt) implements Done {}
  }
}
