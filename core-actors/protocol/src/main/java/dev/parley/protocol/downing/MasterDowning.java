package dev.parley.protocol.downing;

import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.DowningProvider;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * Nodes are not downed because they are unreachable: a node downs neither itself nor others on its
 * own judgement. On masters, what the failure detector suspects is told to the {@link
 * DowningAuthority}, and its decisions are carried out. The leading master downs an agent or a
 * framework when its session is given up. One class on every node, because Akka compares it when a
 * node joins; without a {@link DowningSetup} it does nothing.
 */
public final class MasterDowning extends DowningProvider {
  // Akka reads 0 as "as long as stable-after"; this is the shortest that means what it says.
  private static final FiniteDuration MARGIN = Duration.create(20, TimeUnit.MILLISECONDS);

  private final Option<Props> props;

  /** Called by Akka. */
  public MasterDowning(ActorSystem system) {
    props =
        system
            .settings()
            .setup()
            .get(DowningSetup.class)
            .map(setup -> Option.apply(SuspicionWatch.props(setup.authority())))
            .orElse(Option.empty());
  }

  @Override
  public FiniteDuration downRemovalMargin() {
    return MARGIN;
  }

  @Override
  public Option<Props> downingActorProps() {
    return props;
  }
}
