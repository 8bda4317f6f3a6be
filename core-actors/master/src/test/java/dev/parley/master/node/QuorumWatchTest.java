package dev.parley.master.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.view.SafeModeView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuorumWatchTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private Optional<Instant> provedAt = Optional.empty();
  private boolean leads;
  private final QuorumWatch watch =
      new QuorumWatch(
          () -> provedAt.map(at -> Duration.between(at, now)),
          () -> leads,
          Duration.ofSeconds(1),
          () -> "no majority",
          () -> now);

  @AfterEach
  void close() {
    watch.close();
  }

  private Optional<Instant> sinceAfter(Duration time) {
    now = now.plus(time);
    watch.look();
    return watch.safeMode().map(SafeModeView::since);
  }

  @Test
  void theLeadingMasterIsInSafeModeAsSoonAsItsProofRunsOut() {
    leads = true;
    provedAt = Optional.of(now);
    assertThat(sinceAfter(Duration.ofSeconds(1))).isEmpty();
    assertThat(sinceAfter(Duration.ofMillis(80))).hasValue(START.plusSeconds(1));
    assertThat(sinceAfter(Duration.ofHours(1))).hasValue(START.plusSeconds(1));
    assertThat(watch.safeMode()).map(SafeModeView::why).hasValue("no majority");
  }

  @Test
  void anotherMasterIsSoWhenItTakesLongerThanAnElection() {
    provedAt = Optional.of(now);
    assertThat(sinceAfter(QuorumWatch.ELECTION)).isEmpty();
    assertThat(sinceAfter(Duration.ofMillis(1))).hasValue(START.plus(QuorumWatch.ELECTION));
  }

  @Test
  void itIsOverWithTheNextProofAndBeginsAnewAfterIt() {
    leads = true;
    provedAt = Optional.of(now);
    assertThat(sinceAfter(Duration.ofSeconds(5))).isPresent();
    provedAt = Optional.of(now);
    assertThat(sinceAfter(Duration.ZERO)).isEmpty();
    assertThat(sinceAfter(Duration.ofSeconds(2))).hasValue(START.plusSeconds(6));
  }

  @Test
  void aMasterThatHasJustStartedHasSomeTimeToFindTheOthers() {
    assertThat(sinceAfter(QuorumWatch.START)).isEmpty();
    assertThat(sinceAfter(Duration.ofMillis(1))).hasValue(START.plus(QuorumWatch.START));
  }
}
