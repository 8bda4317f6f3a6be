package dev.parley.master.registry;

/**
 * What ids in one place begin with: those that a master gives with the id of the cluster, those of
 * status updates with the agent's. A shortened id begins with a control character, which none has.
 *
 * @param cluster with the dash that follows it
 * @param agent a whole agent id
 */
record IdPrefixes(String cluster, String agent) {
  static final IdPrefixes NONE = new IdPrefixes("", "");

  private static final char CLUSTER = '\u0001';
  private static final char AGENT = '\u0002';

  /** Taken from an id that a master gave. */
  static IdPrefixes ofClusterIn(String id) {
    return new IdPrefixes(id.substring(0, id.lastIndexOf('-') + 1), "");
  }

  IdPrefixes onAgent(String id) {
    return new IdPrefixes(cluster, id);
  }

  String shorten(String id) {
    if (!agent.isEmpty() && id.startsWith(agent)) {
      return AGENT + id.substring(agent.length());
    }
    return !cluster.isEmpty() && id.startsWith(cluster)
        ? CLUSTER + id.substring(cluster.length())
        : id;
  }

  String restore(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return switch (first) {
      case AGENT -> agent + text.substring(1);
      case CLUSTER -> cluster + text.substring(1);
      default -> text;
    };
  }
}
