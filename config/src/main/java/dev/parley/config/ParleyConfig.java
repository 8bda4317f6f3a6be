package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.List;

/**
 * A whole configuration, for {@code parley} and {@code akka}, in the two forms that the groups of
 * the cluster need: the failure detection among masters is quick, that among all others calm.
 * Immutable.
 */
public final class ParleyConfig {
  private final Config user;
  private final Config profile;
  private final Config master;

  /**
   * @param user all that the user set, not yet resolved
   * @param profile what is weaker than that, and stronger than the defaults
   * @throws InvalidConfigException if it refers to something that is not there
   */
  ParleyConfig(Config user, Config profile) {
    this.user = user;
    this.profile = profile;
    this.master = resolve(profile.withFallback(Resources.named("parley-akka.conf")));
  }

  /** With Akka's settings for a master. The settings below {@code parley} are the same in both. */
  public Config forMaster() {
    return master;
  }

  /** With Akka's settings for an agent or a framework. */
  public Config forAgentOrFramework() {
    return resolve(
        profile
            .withFallback(Resources.named("parley-akka-calm.conf"))
            .withFallback(Resources.named("parley-akka.conf")));
  }

  private Config resolve(Config defaults) {
    try {
      return user.withFallback(defaults).withFallback(Resources.reference()).resolve();
    } catch (ConfigException refused) {
      throw new InvalidConfigException(List.of(Problem.of(refused, "configuration")));
    }
  }
}
