package dev.parley.simulation.network;

import dev.parley.protocol.wire.MessageCodec;
import dev.parley.simulation.node.Precaution;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.trace.Trace;
import java.util.Set;

/** What a process needs to be part of a run. */
public record Ways(
    Timeline timeline,
    Chance chance,
    Trace trace,
    Network network,
    Directory directory,
    MessageCodec codec,
    Set<Precaution> precautions) {

  /** One for all runs, because it learns how to read and write each message anew. */
  private static final MessageCodec CODEC = new MessageCodec();

  public Ways {
    precautions = Set.copyOf(precautions);
  }

  public static Ways over(Chance chance, Conditions conditions, Set<Precaution> precautions) {
    Timeline timeline = new Timeline();
    Trace trace = new Trace(timeline);
    Network network = new Network(timeline, chance.split(), conditions, trace);
    Directory directory = new Directory(timeline, network);
    return new Ways(timeline, chance, trace, network, directory, CODEC, precautions);
  }
}
