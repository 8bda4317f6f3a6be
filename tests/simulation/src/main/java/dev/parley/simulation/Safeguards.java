package dev.parley.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which precautions are taken; a test leaves one out to see that it is missed.
 *
 * @param journalRefusesSuperseded whether the journal takes nothing from a master that missed what
 *     another one wrote
 */
public record Safeguards(
    Set<dev.parley.master.core.Safeguard> master,
    Set<dev.parley.agent.core.Safeguard> agent,
    boolean journalRefusesSuperseded) {

  public static final Safeguards ALL =
      new Safeguards(
          EnumSet.allOf(dev.parley.master.core.Safeguard.class),
          EnumSet.allOf(dev.parley.agent.core.Safeguard.class),
          true);

  public Safeguards {
    master = Set.copyOf(master);
    agent = Set.copyOf(agent);
  }

  public Safeguards without(dev.parley.master.core.Safeguard left) {
    Set<dev.parley.master.core.Safeguard> others =
        EnumSet.allOf(dev.parley.master.core.Safeguard.class);
    others.remove(left);
    return new Safeguards(others, agent, journalRefusesSuperseded);
  }

  public Safeguards without(dev.parley.agent.core.Safeguard left) {
    Set<dev.parley.agent.core.Safeguard> others =
        EnumSet.allOf(dev.parley.agent.core.Safeguard.class);
    others.remove(left);
    return new Safeguards(master, others, journalRefusesSuperseded);
  }

  public Safeguards withoutJournalsRefusal() {
    return new Safeguards(master, agent, false);
  }
}
