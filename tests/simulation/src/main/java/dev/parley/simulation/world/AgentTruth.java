package dev.parley.simulation.world;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import java.util.List;
import java.util.Optional;

/**
 * What is really the case on one agent's machine.
 *
 * @param machine its name
 * @param id by which the master knows it
 * @param free by the agent's own books; absent while its process is down
 * @param running processes that live or are being started
 * @param underWay launches that can still become processes there
 * @param held tasks that the agent has not forgotten, by their keys
 */
public record AgentTruth(
    String machine,
    Optional<AgentId> id,
    Resources total,
    Optional<Resources> free,
    List<Piece> running,
    List<Piece> underWay,
    List<TaskKey> held) {

  public AgentTruth {
    running = List.copyOf(running);
    underWay = List.copyOf(underWay);
    held = List.copyOf(held);
  }
}
