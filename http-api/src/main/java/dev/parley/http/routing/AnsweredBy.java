package dev.parley.http.routing;

/** Which masters answer a call; the others send the client to the leading one. */
public enum AnsweredBy {
  /** Each by itself. */
  ANY_NODE,
  /** Each by itself, but only while there is a majority of the masters that can agree. */
  ANY_NODE_WITH_QUORUM,
  /** A read: the leading master; while nobody leads, each from its own copy of the registry. */
  LEADER_OR_COPY,
  /** The leading master alone; while nobody leads, nobody. */
  LEADER
}
