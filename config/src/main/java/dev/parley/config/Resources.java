package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;

/** The configuration that comes with the program. */
final class Resources {
  private Resources() {}

  /** Every {@code reference.conf} on the class path, Akka's among them, not yet resolved. */
  static Config reference() {
    return ConfigFactory.defaultReferenceUnresolved(Resources.class.getClassLoader());
  }

  /** A resource that must be there, not yet resolved. */
  static Config named(String name) {
    return ConfigFactory.parseResources(
        Resources.class.getClassLoader(),
        name,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
