package dev.parley.sdk;

import dev.parley.model.frameworks.FrameworkInfo;
import java.util.Optional;

/**
 * What the SDK needs to know of a framework.
 *
 * @param info how the framework describes itself; with the id it was given earlier, if it is to
 *     take over
 * @param manualAcknowledgement whether the scheduler acknowledges statuses itself, for example
 *     after it has written them down; otherwise the SDK does so once they are delivered
 * @param host where masters reach this process; absent for the address of the route to them
 * @param port where masters reach this process; 0 for any free one
 */
public record FrameworkSettings(
    FrameworkInfo info,
    MasterLocation masters,
    boolean manualAcknowledgement,
    Optional<String> host,
    int port) {

  /**
   * @throws IllegalArgumentException for a port outside 0 to 65535
   */
  public FrameworkSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port " + port + " of framework '" + info.name() + "': must be from 0 to 65535");
    }
  }

  public static FrameworkSettings of(FrameworkInfo info, MasterLocation masters) {
    return new FrameworkSettings(info, masters, false, Optional.empty(), 0);
  }

  /** A framework of role {@code *} whose tasks end with it, for {@link #fromEnvironment}. */
  public static FrameworkSettings named(String name) {
    return fromEnvironment(FrameworkInfo.named(name));
  }

  /** With the masters that {@value MasterLocation#VARIABLE} names, or the one on this machine. */
  public static FrameworkSettings fromEnvironment(FrameworkInfo info) {
    return of(info, MasterLocation.fromEnvironment());
  }

  public FrameworkSettings withManualAcknowledgement() {
    return new FrameworkSettings(info, masters, true, host, port);
  }

  public FrameworkSettings withHost(String reachable) {
    return new FrameworkSettings(
        info, masters, manualAcknowledgement, Optional.of(reachable), port);
  }

  public FrameworkSettings withPort(int reachable) {
    return new FrameworkSettings(info, masters, manualAcknowledgement, host, reachable);
  }
}
