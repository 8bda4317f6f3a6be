package dev.parley.simulation.network;

/**
 * One process on one machine.
 *
 * @param machine its name
 * @param life counts the processes on this machine from 1
 */
public record Address(String machine, int life) {
  @Override
  public String toString() {
    return life == 1 ? machine : machine + "#" + life;
  }
}
