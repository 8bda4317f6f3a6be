package dev.parley.simulation.network;

import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who says that it leads: what the front desks of the masters are in the real system. A deposed
 * master that has not noticed says so too.
 */
public final class Directory {

  /** An answer to the search for a leader. */
  public record Leader(Address door, long epoch) {}

  private final Map<Address, Leader> leaders = new LinkedHashMap<>();
  private final Timeline timeline;
  private final Network network;

  public Directory(Timeline timeline, Network network) {
    this.timeline = timeline;
    this.network = network;
  }

  public void leads(Address door, long epoch) {
    leaders.put(door, new Leader(door, epoch));
  }

  public void gone(Address door) {
    leaders.remove(door);
  }

  /** Asks all masters; each that leads, and can be reached, answers. */
  void ask(Address asker, Life life, Consumer<Leader> answer) {
    for (Leader leader : leaders.values()) {
      if (!network.isCut(asker, leader.door()) && !network.isCut(leader.door(), asker)) {
        timeline.after(life, network.delay().plus(network.delay()), () -> answer.accept(leader));
      }
    }
  }
}
