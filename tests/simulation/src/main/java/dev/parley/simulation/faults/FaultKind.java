package dev.parley.simulation.faults;

/** Something that goes wrong. */
public enum FaultKind {
  /** A machine cannot reach the masters, or is not reached by them, or only by some. */
  CUT,
  /** Many packets are lost for a while. */
  LOSS,
  /** An agent's process is killed. */
  AGENT_CRASH,
  /** An agent's machine goes down. */
  AGENT_REBOOT,
  /** An agent is told to leave, and comes back. */
  AGENT_SHUTDOWN,
  FRAMEWORK_CRASH,
  /** A leading master's process is killed. */
  MASTER_CRASH,
  /** A master takes over from one that goes on. */
  MASTER_DEPOSED,
  /** A node is taken out of the cluster and has to join again. */
  NODE_DOWNED,
  /** An operator takes an agent out of service, empties it, or takes it back. */
  SERVICE
}
