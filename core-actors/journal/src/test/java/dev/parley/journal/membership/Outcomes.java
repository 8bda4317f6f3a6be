package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.peers;

import java.util.stream.Stream;

/** What is expected of a decision; of the reasons, a part. */
final class Outcomes {
  private Outcomes() {}

  static StartDecision waits(String part) {
    return new StartDecision.Wait(part);
  }

  static StartDecision refuses(String part) {
    return new StartDecision.Refuse(part);
  }

  static StartDecision joins(
      String peerId, long generation, String[] voters, String via, String... replaces) {
    return new StartDecision.Join(
        new PeerId(peerId),
        generation,
        peers(voters),
        via,
        Stream.of(replaces).map(PeerId::new).toList());
  }
}
