package dev.parley.journal.records;

import java.util.Map;

/**
 * Who may be a replica of the group.
 *
 * @param revision of the table, by which a change says what it was decided on: the index in the log
 *     of the change that made it; {@link #UNCHANGED} if none did; {@link #NEVER_SAID} if nobody has
 *     said yet
 * @param addresses names with addresses, {@code host:port}
 */
public record MembersTable(long revision, Map<String, String> addresses) {
  public static final long UNCHANGED = 0;
  public static final long NEVER_SAID = -1;
  public static final MembersTable NONE = new MembersTable(NEVER_SAID, Map.of());

  public MembersTable {
    addresses = Map.copyOf(addresses);
  }

  /** A table that was not made by a change, but came with a backup. */
  public static MembersTable unchanged(Map<String, String> addresses) {
    return addresses.isEmpty() ? NONE : new MembersTable(UNCHANGED, addresses);
  }
}
