package dev.parley.master.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.master.registry.RegistryEvent.TaskKillRequested;
import dev.parley.master.registry.RegistryEvent.TaskLaunched;
import dev.parley.master.registry.RegistryEvent.TaskSettled;
import dev.parley.master.registry.RegistryEvent.TaskStateChanged;
import dev.parley.protocol.wire.ParleyJackson;
import dev.parley.protocol.wire.TypeNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Events to and from bytes, each form under a name with its version. A name is for ever: it stands
 * in users' journals. Most events are CBOR with the names of their fields; those of tasks, of which
 * there are many, have a compact form, and are still read in the one they had before. Thread-safe.
 */
public final class EventCodec {
  /** How the events are named that are written with the names of their fields. */
  private static final TypeNames NAMED =
      new TypeNames()
          .with("cluster-founded.1", RegistryEvent.ClusterFounded.class)
          .with("epoch-claimed.1", RegistryEvent.EpochClaimed.class)
          .with("agent-admitted.1", RegistryEvent.AgentAdmitted.class)
          .with("agent-reregistered.1", RegistryEvent.AgentReregistered.class)
          .with("agent-unreachable.1", RegistryEvent.AgentUnreachable.class)
          .with("agent-removed.1", RegistryEvent.AgentRemoved.class)
          .with("agent-deactivated.1", RegistryEvent.AgentDeactivated.class)
          .with("agent-reactivated.1", RegistryEvent.AgentReactivated.class)
          .with("agent-drain-started.1", RegistryEvent.AgentDrainStarted.class)
          .with("agent-drained.1", RegistryEvent.AgentDrained.class)
          .with("agent-marked-gone.1", RegistryEvent.AgentMarkedGone.class)
          .with("resources-reserved.1", RegistryEvent.ResourcesReserved.class)
          .with("resources-unreserved.1", RegistryEvent.ResourcesUnreserved.class)
          .with("volume-created.1", RegistryEvent.VolumeCreated.class)
          .with("volume-destroyed.1", RegistryEvent.VolumeDestroyed.class)
          .with("framework-admitted.1", RegistryEvent.FrameworkAdmitted.class)
          .with("framework-resubscribed.1", RegistryEvent.FrameworkResubscribed.class)
          .with("framework-disconnected.1", RegistryEvent.FrameworkDisconnected.class)
          .with("framework-removed.1", RegistryEvent.FrameworkRemoved.class)
          .with("framework-state-put.1", RegistryEvent.FrameworkStatePut.class)
          .with("framework-state-deleted.1", RegistryEvent.FrameworkStateDeleted.class)
          .with("quota-set.1", RegistryEvent.QuotaSet.class)
          .with("quota-removed.1", RegistryEvent.QuotaRemoved.class)
          .with("weights-set.1", RegistryEvent.WeightsSet.class)
          .with("maintenance-scheduled.1", RegistryEvent.MaintenanceScheduled.class)
          .with("task-launched.1", TaskLaunched.class)
          .with("task-kill-requested.1", TaskKillRequested.class)
          .with("task-state-changed.1", TaskStateChanged.class)
          .with("task-settled.1", TaskSettled.class);

  /** Those in the compact form; what is here is not written in the other one any more. */
  private static final Map<Class<?>, CompactEvent<?>> COMPACT = CompactEvent.BY_CLASS;

  private static final ObjectMapper MAPPER = ParleyJackson.cbor();

  private EventCodec() {}

  /** The classes of all events that can be written, for the test that keeps them readable. */
  static TypeNames names() {
    return NAMED;
  }

  /** The name of the form in which {@link #write} writes it. */
  public static String nameOf(RegistryEvent event) {
    CompactEvent<?> compact = COMPACT.get(event.getClass());
    return compact == null ? NAMED.nameOf(event) : compact.name();
  }

  public static byte[] write(RegistryEvent event) {
    CompactEvent<?> compact = COMPACT.get(event.getClass());
    try {
      if (compact == null) {
        return MAPPER.writeValueAsBytes(event);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
        compact.write(new CompactWriter(out, MAPPER), event);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write a " + nameOf(event), e);
    }
  }

  /**
   * @throws IllegalArgumentException for a name this version does not know, or bytes that are not
   *     of it
   */
  public static RegistryEvent read(String name, byte[] bytes) {
    CompactEvent<?> compact = CompactEvent.BY_NAME.get(name);
    try {
      if (compact == null) {
        return (RegistryEvent) MAPPER.readValue(bytes, NAMED.classOf(name));
      }
      try (JsonParser in = MAPPER.createParser(bytes)) {
        return compact.read(new CompactReader(in, MAPPER));
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "cannot read a " + name + " of " + bytes.length + " bytes: " + e.getMessage(), e);
    }
  }
}
