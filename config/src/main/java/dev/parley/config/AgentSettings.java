package dev.parley.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.agent}: an agent.
 *
 * @param resources as {@code cpus:4;mem:4096}, MiB for mem and disk; what is not named is detected
 * @param attributes as {@code rack:r1;zone:z1}
 * @param statusResend after which an update without acknowledgement is sent again; 100 ms to 10
 *     minutes
 * @param shutdownGrace for tasks to end by themselves; 0 to 10 minutes
 */
public record AgentSettings(
    String resources, String attributes, Duration statusResend, Duration shutdownGrace) {

  static final String PATH = "parley.agent";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static AgentSettings from(Config config) {
    Section section = new Section(config, PATH);
    AgentSettings settings =
        new AgentSettings(
            section.text("resources"),
            section.text("attributes"),
            section.duration("status-resend", Duration.ofMillis(100), LONGEST),
            section.duration("shutdown-grace", Duration.ZERO, LONGEST));
    section.done();
    return settings;
  }
}
