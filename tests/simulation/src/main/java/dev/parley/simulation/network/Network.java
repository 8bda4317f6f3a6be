package dev.parley.simulation.network;

import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster.RegisterAgent;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.MasterToAgent.RunTasks;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries packets. Loses some, delays some, and keeps the order between two processes, as the real
 * transport does. What is sent to a dead process is lost, and what a dead process sent may arrive.
 */
public final class Network {
  private record Way(Object from, Object to) {}

  /**
   * @param life of the process; while it is paused, what arrives waits
   */
  private record Receiver(Life life, Consumer<Packet> ear) {}

  private static final double STALLED_REGISTRATIONS = 0.15;

  private final Life life = new Life();
  private final Timeline timeline;
  private final Chance chance;
  private final Trace trace;
  private final Map<Address, Receiver> receivers = new HashMap<>();
  private final Map<Way, Long> lastArrivals = new HashMap<>();
  private final Set<Way> cuts = new HashSet<>();
  private final Set<String> dead = new HashSet<>();
  private final Map<Address, List<Packet>> launchesUnderWay = new HashMap<>();
  private Conditions conditions;
  private long sessions;

  public Network(Timeline timeline, Chance chance, Conditions conditions, Trace trace) {
    this.timeline = timeline;
    this.chance = chance;
    this.conditions = conditions;
    this.trace = trace;
  }

  /**
   * @param life of the process that listens there
   */
  public void attach(Address address, Life life, Consumer<Packet> receiver) {
    receivers.put(address, new Receiver(life, receiver));
  }

  public void detach(Address address) {
    receivers.remove(address);
    launchesUnderWay.remove(address);
  }

  /** A name that no session had before. */
  public SessionId newSession(Address opener) {
    return new SessionId("s" + ++sessions + "-" + opener);
  }

  public void send(Address to, Packet packet) {
    if (isCut(packet.from().machine(), to.machine()) || chance.happens(conditions.loss())) {
      trace.said(packet.from(), to + " (lost)", packet.summary());
      return;
    }
    Way way = new Way(packet.from(), to);
    Duration delay = isRegistration(packet) ? delayOfRegistration() : delay();
    long arrival =
        Math.max(timeline.micros() + Timeline.toMicros(delay), lastArrivals.getOrDefault(way, 0L));
    lastArrivals.put(way, arrival);
    boolean launch = isLaunch(packet) && receivers.containsKey(to);
    if (launch) {
      launchesUnderWay.computeIfAbsent(to, a -> new ArrayList<>()).add(packet);
    }
    timeline.at(life, arrival, () -> deliver(to, packet));
  }

  private void deliver(Address to, Packet packet) {
    Receiver receiver = receivers.get(to);
    if (receiver == null) {
      trace.said(packet.from(), to + " (dead)", packet.summary());
      return;
    }
    if (receiver.life().pausedUntil() > timeline.micros()) {
      timeline.at(receiver.life(), timeline.micros(), () -> deliver(to, packet));
      return;
    }
    if (isLaunch(packet)) {
      launchesUnderWay.getOrDefault(to, List.of()).remove(packet);
    }
    trace.said(packet.from(), to, packet.summary());
    receiver.ear().accept(packet);
  }

  private static boolean isLaunch(Packet packet) {
    return packet.content() instanceof Packet.Said said && said.original() instanceof RunTasks;
  }

  /** The launches that are on their way to a process. */
  public List<Packet> launchesUnderWayTo(Address to) {
    return launchesUnderWay.getOrDefault(to, List.of());
  }

  private static boolean isRegistration(Packet packet) {
    return packet.content() instanceof Packet.Said said
        && (said.original() instanceof RegisterAgent || said.original() instanceof Subscribe);
  }

  /** Often held up: one that names thousands of tasks travels in many parts. */
  private Duration delayOfRegistration() {
    return conditions.stall() > 0 && chance.happens(STALLED_REGISTRATIONS)
        ? chance.between(conditions.most(), conditions.stalled())
        : delay();
  }

  /** How long something takes now from one process to another. */
  public Duration delay() {
    return chance.happens(conditions.stall())
        ? chance.between(conditions.most(), conditions.stalled())
        : chance.between(conditions.least(), conditions.most());
  }

  /** Whether nothing gets from one machine to the other. */
  public boolean isCut(String from, String to) {
    return !from.equals(to)
        && !(cuts.isEmpty() && dead.isEmpty())
        && (dead.contains(from) || dead.contains(to) || cuts.contains(new Way(from, to)));
  }

  /** Whether two machines, or one and itself, can talk to each other. */
  public boolean isJoined(String one, String other) {
    return !isDead(one) && !isCut(one, other) && !isCut(other, one);
  }

  /** Whether a machine is down. */
  public boolean isDead(String machine) {
    return dead.contains(machine);
  }

  /** The machine goes down. */
  public void kill(String machine) {
    dead.add(machine);
  }

  /** The machine comes up again. */
  public void revive(String machine) {
    dead.remove(machine);
  }

  /** From now on nothing gets from one machine to the other; the way back is another matter. */
  public void cut(String from, String to) {
    cuts.add(new Way(from, to));
  }

  public void mend(String from, String to) {
    cuts.remove(new Way(from, to));
  }

  public void worsen(double loss) {
    conditions =
        new Conditions(
            conditions.least(), conditions.most(), loss, conditions.stall(), conditions.stalled());
  }

  /** Nothing is cut off, lost or held up any more, and all machines are up. */
  public void calm() {
    cuts.clear();
    dead.clear();
    conditions = conditions.calmed();
  }
}
