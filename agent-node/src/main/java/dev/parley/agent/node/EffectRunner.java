package dev.parley.agent.node;

import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.agent.container.Containerizer;
import dev.parley.agent.container.Containerizer.Signal;
import dev.parley.agent.core.AgentCommand;
import dev.parley.agent.core.AgentEffect;
import dev.parley.agent.node.AgentActor.Command;
import dev.parley.agent.node.AgentActor.Decide;
import dev.parley.protocol.link.LeaderConnection;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the core has decided. Belongs to the actor, and runs on its thread. */
final class EffectRunner {
  private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
  private static final String SHUT_DOWN_TIMER = "shut-down";

  private final LeaderConnection link;
  private final Containerizer containerizer;
  private final TimerScheduler<Command> timers;
  private final Consumer<String> leave;

  /**
   * @param leave called with the reason, or an empty text for the orderly end, when the agent is
   *     done
   */
  EffectRunner(
      LeaderConnection link,
      Containerizer containerizer,
      TimerScheduler<Command> timers,
      Consumer<String> leave) {
    this.link = link;
    this.containerizer = containerizer;
    this.timers = timers;
    this.leave = leave;
  }

  void run(AgentEffect effect) {
    if (effect instanceof AgentEffect.SendToMaster e) {
      link.send(e.message());
    } else if (effect instanceof AgentEffect.StartTask e) {
      containerizer.launch(e.launch());
    } else if (effect instanceof AgentEffect.Terminate e) {
      containerizer.signal(e.container(), Signal.TERM);
    } else if (effect instanceof AgentEffect.Kill e) {
      containerizer.signal(e.container(), Signal.KILL);
    } else if (effect instanceof AgentEffect.StartGraceTimer e) {
      Command over = new Decide(new AgentCommand.GraceOver(e.task()));
      timers.startSingleTimer(e.task(), over, e.grace());
    } else if (effect instanceof AgentEffect.Discard e) {
      timers.cancel(e.task());
      containerizer.discard(e.container());
    } else if (effect instanceof AgentEffect.Reconnect e) {
      LOG.info("looking for the leading master anew: {}", e.why());
      link.reconnect(e.why());
    } else if (effect instanceof AgentEffect.Reattach e) {
      containerizer.reattach(e.expected());
    } else if (effect instanceof AgentEffect.StartShutDownTimer e) {
      Command over = new Decide(new AgentCommand.ShutDownOver());
      timers.startSingleTimer(SHUT_DOWN_TIMER, over, e.limit());
    } else if (effect instanceof AgentEffect.Finish) {
      leave.accept("");
    } else if (effect instanceof AgentEffect.Stop e) {
      leave.accept(e.reason());
    } else {
      throw new IllegalArgumentException("no way to run " + effect);
    }
  }
}
