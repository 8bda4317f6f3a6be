package dev.parley.config;

import java.util.Locale;

/** A named set of defaults, weaker than anything a user sets: {@code profiles/NAME.conf}. */
public enum Profile {
  /** A whole cluster in one JVM. */
  LOCAL,
  MASTER,
  AGENT,
  /** A framework, or a command that is one for a while. */
  CLIENT,
  /** In a container; laid over one of the others. */
  DOCKER;

  String resource() {
    return "profiles/" + name().toLowerCase(Locale.ROOT) + ".conf";
  }
}
