package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import java.util.List;

/** Something that must hold of every history. A plain function of it. */
public interface Check {
  /** What is wrong, a line each for people to read; nothing if it holds. */
  List<String> violations(History history);
}
