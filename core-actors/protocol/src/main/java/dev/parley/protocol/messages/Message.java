package dev.parley.protocol.messages;

/**
 * The payload of an {@link dev.parley.protocol.wire.Envelope}. Free of actor references, so that
 * the same messages can travel by another transport.
 */
public sealed interface Message
    permits AgentToMaster, MasterToAgent, FrameworkToMaster, MasterToFramework {}
