package dev.parley.simulation;

import dev.parley.simulation.node.Precaution;
import java.util.EnumSet;
import java.util.Set;

/** Which precautions are taken; a test leaves one out to see that it is missed. */
public record Safeguards(
    Set<dev.parley.master.core.Safeguard> master,
    Set<dev.parley.agent.core.Safeguard> agent,
    Set<Precaution> precautions) {

  public static final Safeguards ALL =
      new Safeguards(
          EnumSet.allOf(dev.parley.master.core.Safeguard.class),
          EnumSet.allOf(dev.parley.agent.core.Safeguard.class),
          EnumSet.allOf(Precaution.class));

  public Safeguards {
    master = Set.copyOf(master);
    agent = Set.copyOf(agent);
    precautions = Set.copyOf(precautions);
  }

  public Safeguards without(dev.parley.master.core.Safeguard left) {
    return new Safeguards(others(dev.parley.master.core.Safeguard.class, left), agent, precautions);
  }

  public Safeguards without(dev.parley.agent.core.Safeguard left) {
    return new Safeguards(master, others(dev.parley.agent.core.Safeguard.class, left), precautions);
  }

  public Safeguards without(Precaution left) {
    return new Safeguards(master, agent, others(Precaution.class, left));
  }

  private static <E extends Enum<E>> Set<E> others(Class<E> type, E left) {
    EnumSet<E> others = EnumSet.allOf(type);
    others.remove(left);
    return others;
  }
}
