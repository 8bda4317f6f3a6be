package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRetentionTest {
  @Test
  void keepsTheGivenNumberOfBytesAtLeastAndNotMuchMore() {
    LogRetention retention = new LogRetention(1600);
    for (int index = 1; index <= 1000; index++) {
      retention.applied(index, 10);
      long kept = 10 * (index - Math.max(0, retention.purgeable(Long.MAX_VALUE)));
      assertThat(kept).isGreaterThanOrEqualTo(Math.min(1600, 10L * index)).isLessThan(1900);
    }
  }

  @Test
  void cutsNothingThatTheStoreDoesNotHaveOnDisk() {
    LogRetention retention = new LogRetention(100);
    for (int index = 1; index <= 1000; index++) {
      retention.applied(index, 10);
    }
    assertThat(retention.purgeable(500)).isEqualTo(500);
    assertThat(retention.purgeable(-1)).isEqualTo(-1);
  }

  @Test
  void keepsAllAtFirst() {
    LogRetention retention = new LogRetention(100);
    retention.applied(7, 99);
    assertThat(retention.purgeable(7)).isEqualTo(-1);
  }
}
