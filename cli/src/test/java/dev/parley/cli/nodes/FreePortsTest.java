package dev.parley.cli.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private static final String HOST = "127.0.0.1";

  @Test
  void givesNoPortTwice() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      assertThat(given.add(FreePorts.one(HOST))).isTrue();
      int first = FreePorts.pair();
      assertThat(given.add(first)).isTrue();
      assertThat(given.add(first + 1)).isTrue();
    }
  }

  @Test
  void passesOverPortsThatAreInUse() throws IOException {
    int last = FreePorts.one(HOST);
    try (ServerSocket taken = new ServerSocket(last + 1, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.one(HOST)).isGreaterThan(taken.getLocalPort());
    }
  }
}
