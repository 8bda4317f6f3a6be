package dev.parley.agent.core;

/**
 * Names one run of a task on its agent; never used twice there, also not after a restart. It is
 * made of the agent's id and a number, so it obeys the rules of ids and is good for a file name.
 */
public record ContainerId(String value) implements Comparable<ContainerId> {
  @Override
  public int compareTo(ContainerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
