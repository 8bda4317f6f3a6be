package dev.parley.protocol.downing;

import akka.actor.setup.Setup;

/** Carries the authority into a master's actor system. */
public final class DowningSetup extends Setup {
  private final DowningAuthority authority;

  public DowningSetup(DowningAuthority authority) {
    this.authority = authority;
  }

  DowningAuthority authority() {
    return authority;
  }
}
