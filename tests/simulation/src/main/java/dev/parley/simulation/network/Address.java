package dev.parley.simulation.network;

/**
 * One process on one machine.
 *
 * @param machine its name
 * @param life counts the processes on this machine from 1
 * @param link counts the times this process has joined the cluster from 1; between two of them no
 *     order is kept
 */
public record Address(String machine, int life, int link) {
  public Address(String machine, int life) {
    this(machine, life, 1);
  }

  Address nextLink() {
    return new Address(machine, life, link + 1);
  }

  @Override
  public String toString() {
    return (life == 1 ? machine : machine + "#" + life) + (link == 1 ? "" : "." + link);
  }
}
