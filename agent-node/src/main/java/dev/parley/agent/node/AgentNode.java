package dev.parley.agent.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import dev.parley.agent.checkpoint.Checkpoint;
import dev.parley.agent.checkpoint.FileCheckpoint;
import dev.parley.agent.container.Containerizer;
import dev.parley.agent.container.ProcessContainerizer;
import dev.parley.agent.core.AgentCommand;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCore;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.view.AgentViews;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A whole agent: its checkpoint, its containerizer and the actor between them, in an actor system
 * that is not in the cluster, so that all of it outlives the link to the masters. Thread-safe.
 */
public final class AgentNode {
  private static final AtomicLong STARTED = new AtomicLong();

  private final PublishedAgent published;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "agent-checkpoint");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable ActorRef<AgentActor.Command> actor;

  private AgentNode(PublishedAgent published) {
    this.published = published;
  }

  /**
   * Takes up what is in the work folder, and goes on from there.
   *
   * @param local lives as long as the node; not the one of the link
   * @param connect makes the link, given whom it tells; called once, soon
   * @throws dev.parley.agent.checkpoint.CheckpointException if the work folder cannot be read
   * @throws IllegalStateException if the machine lacks something that starting tasks needs
   * @throws RuntimeException whatever {@code connect} throws
   */
  public static AgentNode start(
      AgentNodeSettings settings,
      ActorSystem<?> local,
      Function<Consumer<LinkEvent>, LeaderConnection> connect) {
    Checkpoint checkpoint = FileCheckpoint.in(meta(settings.workDir()));
    String endpoint = settings.hostname() + ":" + settings.httpPort();
    return start(
        settings,
        local,
        connect,
        checkpoint,
        owner -> ProcessContainerizer.in(settings.workDir(), endpoint, owner));
  }

  static AgentNode start(
      AgentNodeSettings settings,
      ActorSystem<?> local,
      Function<Consumer<LinkEvent>, LeaderConnection> connect,
      Checkpoint checkpoint,
      Function<Consumer<TaskOutcome>, Containerizer> contain) {
    AgentState recovered = AgentState.replay(checkpoint.replay());
    AgentNode node = new AgentNode(new PublishedAgent(settings, recovered, Instant.now()));
    Surroundings surroundings = node.new Surroundings(connect, contain);
    node.actor =
        local.systemActorOf(
            AgentActor.create(
                new AgentActor.Parts(
                    new AgentCore(settings.core()),
                    checkpoint,
                    node.disk,
                    recovered,
                    settings.resendInterval()),
                surroundings),
            actorName(settings),
            Props.empty());
    surroundings.awaitReady();
    return node;
  }

  /** Several agents may share the local system, one after the other also under the same name. */
  private static String actorName(AgentNodeSettings settings) {
    String name = URLEncoder.encode(settings.name(), StandardCharsets.UTF_8);
    return "agent-" + name + "-" + STARTED.incrementAndGet();
  }

  /**
   * The highest epoch of a master that an agent in this folder has seen; 0 for none. To be asked
   * before the start, with the folder already locked: a write that was cut short is cut off here.
   */
  public static long highestEpoch(Path workDir) {
    return AgentState.replay(FileCheckpoint.in(meta(workDir)).replay()).epoch();
  }

  private static Path meta(Path workDir) {
    return workDir.toAbsolutePath().normalize().resolve("meta");
  }

  public AgentViews views() {
    return published;
  }

  /**
   * Completes when the agent has ended, with the reason: empty if it was stopped in order,
   * otherwise why it was refused, or could not go on.
   */
  public CompletionStage<String> terminated() {
    return ended.minimalCompletionStage();
  }

  /**
   * Ends all tasks (SIGTERM, then SIGKILL after the grace), waits for their ends to be
   * acknowledged, and leaves the cluster. Bounded by the shut-down grace and some seconds.
   */
  public CompletionStage<Void> stop() {
    ActorRef<AgentActor.Command> running = actor;
    if (running != null) {
      running.tell(new AgentActor.Decide(new AgentCommand.ShutDown()));
    }
    return ended.thenAccept(why -> {});
  }

  /** The real world around the actor. */
  private final class Surroundings implements AgentSurroundings {
    private final Function<Consumer<LinkEvent>, LeaderConnection> connect;
    private final Function<Consumer<TaskOutcome>, Containerizer> contain;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private TaskHistory history = TaskHistory.EMPTY;
    private @Nullable Containerizer containerizer;

    Surroundings(
        Function<Consumer<LinkEvent>, LeaderConnection> connect,
        Function<Consumer<TaskOutcome>, Containerizer> contain) {
      this.connect = connect;
      this.contain = contain;
    }

    /** Throws on the caller's thread what went wrong on the actor's. */
    void awaitReady() {
      try {
        ready.join();
      } catch (CompletionException e) {
        disk.shutdown();
        if (containerizer != null) {
          containerizer.close();
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    @Override
    public void ready() {
      ready.complete(null);
    }

    @Override
    public void notReady(RuntimeException why) {
      ready.completeExceptionally(why);
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public LeaderConnection connect(Consumer<LinkEvent> owner) {
      return connect.apply(
          event -> {
            published.hear(event);
            owner.accept(event);
          });
    }

    @Override
    public Containerizer containerizer(Consumer<TaskOutcome> owner) {
      Containerizer made = contain.apply(owner);
      containerizer = made;
      return made;
    }

    @Override
    public void changed(AgentState before, AgentState after, List<AgentEvent> events) {
      history = history.with(before, events);
      published.publish(after, history);
      StateLog.write(events);
    }

    @Override
    public void ended(String why) {
      if (containerizer != null) {
        containerizer.close();
      }
      disk.shutdown();
      ended.complete(why);
    }
  }
}
