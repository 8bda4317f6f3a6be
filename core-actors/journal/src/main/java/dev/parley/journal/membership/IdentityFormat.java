package dev.parley.journal.membership;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How an identity is written: JSON, with a version. */
final class IdentityFormat {
  private static final int VERSION = 1;

  private IdentityFormat() {}

  /** Says what is wrong with the text. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }

  static String render(ReplicaIdentity identity) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("version", VERSION);
    fields.put("cluster", identity.cluster());
    fields.put("name", identity.name());
    fields.put("peer-id", identity.peerId().value());
    fields.put("generation", identity.generation());
    fields.put("founded-at", identity.foundedAt().toString());
    Map<String, String> peers = new TreeMap<>();
    identity.firstPeers().forEach((id, address) -> peers.put(id.value(), address));
    fields.put("first-peers", peers);
    fields.put("started", identity.started());
    identity.restoreFrom().ifPresent(file -> fields.put("restore-from", file));
    return ConfigValueFactory.fromMap(fields)
            .render(ConfigRenderOptions.defaults().setJson(true).setOriginComments(false))
        + "\n";
  }

  static ReplicaIdentity parse(String text) throws UnreadableException {
    try {
      Config fields =
          ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      int version = fields.getInt("version");
      if (version != VERSION) {
        throw new UnreadableException(
            String.format(
                "is in version %d of its format, and this program reads version %d: run the program"
                    + " that wrote it, or",
                version, VERSION));
      }
      Map<PeerId, String> peers = new TreeMap<>();
      fields
          .getObject("first-peers")
          .unwrapped()
          .forEach((id, address) -> peers.put(new PeerId(id), String.valueOf(address)));
      return new ReplicaIdentity(
          fields.getString("cluster"),
          fields.getString("name"),
          new PeerId(fields.getString("peer-id")),
          fields.getLong("generation"),
          Instant.parse(fields.getString("founded-at")),
          peers,
          fields.hasPath("restore-from")
              ? Optional.of(fields.getString("restore-from"))
              : Optional.empty(),
          fields.getBoolean("started"));
    } catch (ConfigException | DateTimeException | IllegalArgumentException e) {
      throw new UnreadableException("is damaged (" + e.getMessage() + "):");
    }
  }
}
