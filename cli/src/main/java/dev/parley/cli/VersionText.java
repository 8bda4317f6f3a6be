package dev.parley.cli;

import akka.actor.ActorSystem;
import dev.parley.cli.nodes.Version;
import picocli.CommandLine.IVersionProvider;

/** {@code --version}. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "parley " + Version.current(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "Akka " + ActorSystem.Version()
    };
  }
}
