package dev.parley.master.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.log.RegistryLog.Standby.Known;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryCopyTest {
  /** More than the copy holds back until it may work on. */
  private static final int TOO_MANY = 30_000;

  private static final History.Limits LIMITS = new History.Limits(10, 10);

  private final LogInMemory log = new LogInMemory();
  private final RegistryCopy copy = new RegistryCopy(log, "registry", LIMITS);

  @AfterEach
  void close() {
    copy.close();
  }

  @Test
  void hasWhatWasWrittenBeforeItFollowedAndAfter() throws Exception {
    log.write(epochs(1, 3));
    copy.follow();
    assertThat(log.awaitRead()).isEqualTo(3);
    log.write(epochs(4, 5));
    assertThat(known().map(Known::sequenceNr)).contains(5L);
    assertThat(epoch()).isEqualTo(5);
    assertThat(copy.now().index()).isEqualTo(log.index());
    assertThat(copy.age()).isEqualTo(LogInMemory.AGE);
  }

  @Test
  void growsOldWhileItRests() throws Exception {
    copy.follow();
    log.awaitRead();
    copy.rest();
    assertThat(known()).isEmpty();
    assertThat(log.isAlone()).isTrue();
    log.write(epochs(1, 9));
    assertThat(known()).isEmpty();
    assertThat(epoch()).isZero();
    copy.follow();
    assertThat(log.awaitRead()).isEqualTo(9);
    assertThat(known()).isPresent();
    assertThat(epoch()).isEqualTo(9);
  }

  @Test
  void letsGoOfTheLogWhenThereIsTooMuchAndReadsItAnewWhenAsked() throws Exception {
    try (RegistryCopy busy = busyCopy()) {
      log.write(epochs(1, TOO_MANY));
      Known known = known(busy).orElseThrow();
      assertThat(log.awaitRead()).isEqualTo(TOO_MANY);
      assertThat(known.sequenceNr()).isEqualTo(TOO_MANY);
      assertThat(((Registry) known.state()).epoch()).isEqualTo(TOO_MANY);
      assertThat(busy.now().registry()).isEqualTo(known.state());
      assertThat(log.isAlone()).isFalse();
    }
  }

  @Test
  void readsTheLogAnewWhenSomebodyLooksAtIt() throws Exception {
    try (RegistryCopy busy = busyCopy()) {
      log.write(epochs(1, TOO_MANY));
      log.awaitAlone();
      assertThat(busy.now().registry().epoch()).isZero();
      assertThat(busy.age()).isGreaterThanOrEqualTo(LogInMemory.AGE);
      assertThat(log.awaitRead()).isEqualTo(TOO_MANY);
    }
  }

  @Test
  void appliesWhatWaitsWhenItMayWorkAgain() throws Exception {
    try (RegistryCopy busy = busyCopy()) {
      log.write(epochs(1, 3));
      assertThat(known(busy).map(Known::sequenceNr)).contains(3L);
      assertThat(log.isAlone()).isFalse();
    }
  }

  @Test
  void saysSoWhenItCannotReadAnEventAndGoesOnWhenTheReplicaStartsOver() throws Exception {
    copy.follow();
    log.awaitRead();
    log.write(epochs(1, 2));
    log.writeRaw("of-a-later-version.7", new byte[] {1, 2, 3});
    log.write(epochs(4, 4));
    assertThat(known()).isEmpty();
    assertThat(epoch()).isEqualTo(2);
    assertThat(copy.now().problem().orElseThrow()).contains("of-a-later-version.7");
    assertThat(copy.age()).isGreaterThanOrEqualTo(LogInMemory.AGE);
    log.startOver(epochs(1, 5));
    assertThat(known()).isPresent();
    assertThat(epoch()).isEqualTo(5);
    assertThat(copy.now().problem()).isEmpty();
  }

  @Test
  void knowsNothingOnceItIsClosed() throws Exception {
    copy.follow();
    log.write(epochs(1, 2));
    copy.close();
    assertThat(known()).isEmpty();
  }

  private long epoch() {
    return copy.now().registry().epoch();
  }

  /** A copy that has just done more than it may. */
  private RegistryCopy busyCopy() throws InterruptedException {
    CopyPace pace = new CopyPace(System.nanoTime());
    pace.worked(TimeUnit.MINUTES.toNanos(1), System.nanoTime());
    RegistryCopy busy = new RegistryCopy(log, "registry", LIMITS, pace);
    busy.follow();
    log.awaitRead();
    return busy;
  }

  private Optional<Known> known() throws Exception {
    return known(copy);
  }

  private static Optional<Known> known(RegistryCopy copy)
      throws InterruptedException, ExecutionException, TimeoutException {
    return copy.catchUp().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static List<RegistryEvent> epochs(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(LogInMemory::epoch).toList();
  }
}
