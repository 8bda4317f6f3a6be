package dev.parley.master.leader;

import akka.actor.ExtendedActorSystem;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.protocol.wire.NamedCborSerializer;
import dev.parley.protocol.wire.TypeNames;

/** Writes the registry's events. A name here is for ever: it stands in users' journals. */
public final class EventSerializer extends NamedCborSerializer {
  private static final TypeNames NAMES =
      new TypeNames()
          .with("cluster-founded.1", RegistryEvent.ClusterFounded.class)
          .with("epoch-claimed.1", RegistryEvent.EpochClaimed.class)
          .with("agent-admitted.1", RegistryEvent.AgentAdmitted.class)
          .with("agent-reregistered.1", RegistryEvent.AgentReregistered.class)
          .with("agent-unreachable.1", RegistryEvent.AgentUnreachable.class)
          .with("agent-removed.1", RegistryEvent.AgentRemoved.class)
          .with("framework-admitted.1", RegistryEvent.FrameworkAdmitted.class)
          .with("framework-resubscribed.1", RegistryEvent.FrameworkResubscribed.class)
          .with("framework-disconnected.1", RegistryEvent.FrameworkDisconnected.class)
          .with("framework-removed.1", RegistryEvent.FrameworkRemoved.class)
          .with("task-launched.1", RegistryEvent.TaskLaunched.class)
          .with("task-kill-requested.1", RegistryEvent.TaskKillRequested.class)
          .with("task-state-changed.1", RegistryEvent.TaskStateChanged.class)
          .with("task-settled.1", RegistryEvent.TaskSettled.class);

  public EventSerializer(ExtendedActorSystem system) {
    super(system, NAMES);
  }

  /** The names of all events, for the test that keeps them readable. */
  static TypeNames names() {
    return NAMES;
  }
}
