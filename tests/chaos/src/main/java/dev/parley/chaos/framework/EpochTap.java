package dev.parley.chaos.framework;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.session.Connector;
import java.util.function.Consumer;

/**
 * Sits on the way from the link to the SDK, and notes under which epoch the leading master speaks:
 * something that the SDK keeps from authors. Thread-safe.
 */
final class EpochTap implements Connector {
  private final Connector link;
  private final String framework;
  private final Recorder recorder;
  private volatile long epochOfLastWrite;

  EpochTap(Connector link, String framework, Recorder recorder) {
    this.link = link;
    this.framework = framework;
    this.recorder = recorder;
  }

  @Override
  public LeaderConnection open(Consumer<LinkEvent> owner) {
    return link.open(
        event -> {
          note(event);
          owner.accept(event);
        });
  }

  private void note(LinkEvent event) {
    if (event instanceof LinkEvent.Connected connected) {
      recorder.write(
          new ByFramework.LeaderFound(
              Clock.now(), framework, connected.epoch(), connected.leader()));
    } else if (event instanceof LinkEvent.Received received) {
      if (received.message() instanceof MasterToFramework.StateStored) {
        epochOfLastWrite = received.epoch();
      } else if (received.message() instanceof MasterToFramework.ResourceOffers offers) {
        offers
            .offers()
            .forEach(
                offer ->
                    recorder.write(
                        new ByFramework.Offered(
                            Clock.now(),
                            framework,
                            received.epoch(),
                            offer.id().toString(),
                            offer.agent().toString())));
      }
    }
  }

  /** Of the master that acknowledged the last write; with one write at a time, of that one. */
  long epochOfLastWrite() {
    return epochOfLastWrite;
  }
}
