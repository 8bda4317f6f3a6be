package dev.parley.benchmarks.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireBytesTest {
  private static final int MASTER = 2551;

  @Test
  void sumsWhatBothEndsOfAConnectionSentByThePortOfTheMaster() {
    WireBytes bytes =
        WireBytes.parse(
            List.of(
                line("127.0.0.1:2551", "127.0.0.1:40100", 1_000),
                line("127.0.0.1:40100", "127.0.0.1:2551", 200),
                line("127.0.0.1:2552", "127.0.0.1:40200", 30),
                line("[::ffff:127.0.0.1]:40200", "[::ffff:127.0.0.1]:2552", 4),
                line("127.0.0.1:5050", "127.0.0.1:40300", 7_000_000)),
            Set.of(MASTER));
    assertThat(bytes).isEqualTo(new WireBytes(34, 1_200));
  }

  /** As {@code ss -tinOH} prints it. */
  private static String line(String local, String peer, long sent) {
    return "ESTAB 0      0      %s %s cubic wscale:7,7 rto:204 mss:32768 bytes_sent:%d bytes_acked:%d"
        .formatted(local, peer, sent, sent);
  }
}
