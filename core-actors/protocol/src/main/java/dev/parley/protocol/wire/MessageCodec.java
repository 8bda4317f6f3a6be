package dev.parley.protocol.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import java.io.IOException;

/** Messages to and from CBOR. Thread-safe. */
public final class MessageCodec {
  private static final TypeNames NAMES =
      new TypeNames()
          .with("register-agent.1", AgentToMaster.RegisterAgent.class)
          .with("report-resources.1", AgentToMaster.ReportResources.class)
          .with("agent-status-update.1", AgentToMaster.AgentStatusUpdate.class)
          .with("agent-pong.1", AgentToMaster.AgentPong.class)
          .with("unregister-agent.1", AgentToMaster.UnregisterAgent.class)
          .with("agent-registered.1", MasterToAgent.AgentRegistered.class)
          .with("agent-refused.1", MasterToAgent.AgentRefused.class)
          .with("ping.1", MasterToAgent.Ping.class)
          .with("run-tasks.1", MasterToAgent.RunTasks.class)
          .with("kill-agent-task.1", MasterToAgent.KillAgentTask.class)
          .with("acknowledge-agent-status.1", MasterToAgent.AcknowledgeAgentStatus.class)
          .with("shutdown-framework.1", MasterToAgent.ShutdownFramework.class)
          .with("subscribe.1", FrameworkToMaster.Subscribe.class)
          .with("accept-offers.1", FrameworkToMaster.AcceptOffers.class)
          .with("decline-offers.1", FrameworkToMaster.DeclineOffers.class)
          .with("kill-task.1", FrameworkToMaster.KillTask.class)
          .with("acknowledge-status.1", FrameworkToMaster.AcknowledgeStatus.class)
          .with("revive.1", FrameworkToMaster.Revive.class)
          .with("suppress.1", FrameworkToMaster.Suppress.class)
          .with("reconcile.1", FrameworkToMaster.Reconcile.class)
          .with("framework-pong.1", FrameworkToMaster.FrameworkPong.class)
          .with("put-state.1", FrameworkToMaster.PutState.class)
          .with("delete-state.1", FrameworkToMaster.DeleteState.class)
          .with("get-state.1", FrameworkToMaster.GetState.class)
          .with("teardown.1", FrameworkToMaster.Teardown.class)
          .with("subscribed.1", MasterToFramework.Subscribed.class)
          .with("heartbeat.1", MasterToFramework.Heartbeat.class)
          .with("resource-offers.1", MasterToFramework.ResourceOffers.class)
          .with("rescind-offers.1", MasterToFramework.RescindOffers.class)
          .with("status-update.1", MasterToFramework.StatusUpdate.class)
          .with("state-value.1", MasterToFramework.StateValue.class)
          .with("state-stored.1", MasterToFramework.StateStored.class)
          .with("state-refused.1", MasterToFramework.StateRefused.class)
          .with("framework-error.1", MasterToFramework.FrameworkError.class);

  private final ObjectMapper mapper = ParleyJackson.cbor();

  /** The names of all messages. */
  static TypeNames names() {
    return NAMES;
  }

  public String nameOf(Message message) {
    return NAMES.nameOf(message);
  }

  public byte[] encode(Message message) {
    return write(message);
  }

  byte[] encode(Bundle bundle) {
    return write(bundle);
  }

  /**
   * @throws IllegalArgumentException for an unknown type or a payload that is not of it
   */
  public Message decode(String type, byte[] payload) {
    return (Message) read(type, payload, NAMES.classOf(type));
  }

  Bundle decodeBundle(byte[] payload) {
    return read("bundle", payload, Bundle.class);
  }

  private byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  private <T> T read(String what, byte[] payload, Class<T> type) {
    try {
      return mapper.readValue(payload, type);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read a " + what + " of " + payload.length + " bytes", e);
    }
  }
}
