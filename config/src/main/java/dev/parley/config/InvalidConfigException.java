package dev.parley.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message has one line for each problem. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
