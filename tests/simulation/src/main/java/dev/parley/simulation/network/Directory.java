package dev.parley.simulation.network;

import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The front desks of the masters, with the rules of the real ones: each names the leader of the
 * highest epoch of those it hears. A deposed master that has not noticed says that it leads, too.
 */
public final class Directory {
  /** The machines of the masters. */
  public static final List<String> DESKS = List.of("m1", "m2", "m3");

  /** An answer to the search for a leader. */
  public record Leader(Address door, long epoch) {}

  private final Map<Leader, Life> leaders = new LinkedHashMap<>();
  private final Timeline timeline;
  private final Network network;

  public Directory(Timeline timeline, Network network) {
    this.timeline = timeline;
    this.network = network;
  }

  /**
   * @param life of the leader's process
   */
  public void leads(Address door, long epoch, Life life) {
    leaders.put(new Leader(door, epoch), life);
  }

  public void gone(Address door) {
    leaders.keySet().removeIf(l -> l.door().equals(door));
  }

  /** Asks all desks; each that can be reached, and knows a leader, answers. */
  void ask(Address asker, Life life, Consumer<Leader> answer) {
    for (String desk : DESKS) {
      if (network.isJoined(asker.machine(), desk)) {
        knownAt(desk)
            .ifPresent(
                leader ->
                    timeline.after(
                        life, network.delay().plus(network.delay()), () -> answer.accept(leader)));
      }
    }
  }

  private Optional<Leader> knownAt(String desk) {
    Optional<Leader> known = Optional.empty();
    for (Map.Entry<Leader, Life> entry : leaders.entrySet()) {
      Leader leader = entry.getKey();
      boolean heard =
          entry.getValue().pausedUntil() <= timeline.micros()
              && !network.isCut(leader.door().machine(), desk);
      if (heard && known.filter(k -> k.epoch() >= leader.epoch()).isEmpty()) {
        known = Optional.of(leader);
      }
    }
    return known;
  }
}
