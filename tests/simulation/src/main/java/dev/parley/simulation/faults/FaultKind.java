package dev.parley.simulation.faults;

/** Something that goes wrong. */
public enum FaultKind {
  /** A machine cannot reach the masters, or is not reached by them, or only by some. */
  CUT,
  /** A master's machine and another one, or all others, do not hear each other, or one only. */
  PARTITION,
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
  /** A leading master is told to stop. */
  MASTER_STOP,
  /** A master takes over from one that goes on. */
  MASTER_DEPOSED,
  /** A master's machine goes down, with its replica of the log. */
  MASTER_DOWN,
  /** A replica of the log is slow, or has lost its disk. */
  REPLICA,
  /** A process does nothing for a while, and does not notice. */
  PAUSE,
  /** A node is taken out of the cluster and has to join again. */
  NODE_DOWNED,
  /** Every process is killed at once. */
  POWER_CUT,
  /** An operator takes an agent out of service, empties it, or takes it back. */
  SERVICE
}
