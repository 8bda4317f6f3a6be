package dev.parley.model.resources;

/**
 * How much there is of one resource: a {@link Scalar} (cpus, mem), {@link Ranges} (ports) or a
 * {@link Items set}. Never empty inside {@link Resources}: nothing of a resource is the absence of
 * its name.
 */
public sealed interface Value permits Scalar, Ranges, Items {
  boolean isEmpty();

  /** Whether {@code other} is of the same kind and fits in here. */
  boolean contains(Value other);

  /**
   * @throws IllegalArgumentException if {@code other} is of another kind
   */
  Value plus(Value other);

  /**
   * What is left without {@code other}; parts of {@code other} that are not here are ignored.
   *
   * @throws IllegalArgumentException if {@code other} is of another kind
   */
  Value minus(Value other);

  /** The part that both have. Kinds that differ have nothing in common. */
  Value intersect(Value other);
}
