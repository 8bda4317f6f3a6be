package dev.parley.protocol.link;

import dev.parley.protocol.messages.Message;
import java.util.concurrent.CompletionStage;

/**
 * A way to the leading master, whoever that is. {@link ClusterLink} is one; tests have others, and
 * one over HTTP comes later.
 */
public interface LeaderConnection {
  /** Sends to the leading master; dropped while there is none. May be called from any thread. */
  void send(Message message);

  /**
   * The current master speaks no more to this session: drop it and look for the leader anew. Used
   * when the owner finds the session refused.
   */
  void reconnect(String why);

  /** Leaves the cluster in order; completes when that is done, or given up after some seconds. */
  CompletionStage<Void> close();
}
