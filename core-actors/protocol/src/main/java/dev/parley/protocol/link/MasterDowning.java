package dev.parley.protocol.link;

import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.DowningProvider;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * Nodes are not downed because they are unreachable: a node downs neither itself nor others on its
 * own judgement. The leading master downs an agent or a framework when its session is given up, and
 * masters leave in order. One class on every node, because Akka compares it when a node joins.
 */
public final class MasterDowning extends DowningProvider {
  // Akka reads 0 as "as long as stable-after"; this is the shortest that means what it says.
  private static final FiniteDuration MARGIN = Duration.create(20, TimeUnit.MILLISECONDS);

  /** Called by Akka. */
  @SuppressWarnings("unused")
  public MasterDowning(ActorSystem system) {}

  @Override
  public FiniteDuration downRemovalMargin() {
    return MARGIN;
  }

  @Override
  public Option<Props> downingActorProps() {
    return Option.empty();
  }
}
