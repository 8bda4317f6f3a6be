package dev.parley.benchmarks.commits;

import dev.parley.benchmarks.load.Lives;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.benchmarks.nodes.ProcessFigures;
import dev.parley.benchmarks.nodes.WireBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a reading of all counters. */
final class Readings {
  private final Masters masters;
  private final Lives lives;

  Readings(Masters masters, Lives lives) {
    this.masters = masters;
    this.lives = lives;
  }

  Reading now() throws IOException, InterruptedException {
    WireBytes wire = WireBytes.of(masters);
    List<ProcessFigures> figures = new ArrayList<>();
    for (Node node : masters.nodes()) {
      figures.add(node.figures());
    }
    return new Reading(
        System.nanoTime(),
        lives.events(),
        lives.ended(),
        lives.inFlight(),
        figures,
        ProcessFigures.own(),
        wire);
  }
}
