package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.allocator.AllocationEngine;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.allocator.actor.Allocations;
import dev.parley.allocator.actor.AllocatorActor;
import dev.parley.master.core.MasterCommand;
import dev.parley.master.core.MasterCore;
import dev.parley.master.core.MasterEffect;
import dev.parley.master.log.QuorumProof;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.view.PublishedState;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster singleton that leads: it owns the registry, the front that batches its commands, the
 * allocator and the door. Whoever of them fails, all end and start over from the journal, because
 * what they know belongs together.
 */
public final class LeadingMaster extends AbstractBehavior<LeadingMaster.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(LeadingMaster.class);

  /** Under which the registry is kept. */
  public static final String PERSISTENCE_ID = "registry";

  /** What the leading master is told. */
  public sealed interface Command {}

  /** Ends the leadership in order, for a hand-over. */
  public record Stop() implements Command {}

  private record Recovered() implements Command {}

  private record Committed(PublishedState state, List<MasterEffect> effects) implements Command {}

  /** The registry's write takes so long that the core cannot ping. */
  private record NothingDecided() implements Command {}

  private record Allocated(Allocations allocations) implements Command {}

  private final LeaderSettings settings;
  private final LongSupplier claim;
  private final LeaderEvents node;
  private final ActorRef<CommandFront.Command> front;
  private final ActorRef<AllocatorActor.Command> allocator;
  private final Operators operators;
  private @Nullable ActorRef<Door.Command> door;

  /**
   * @param claim asked after the registry has recovered: the claim under which it may be written,
   *     which is this leadership's epoch
   * @param proof that the quorum is there
   */
  public static Behavior<Command> create(
      LeaderSettings settings,
      LongSupplier claim,
      QuorumProof proof,
      LeaderEvents node,
      InstantSource clock) {
    return Behaviors.setup(
        context -> new LeadingMaster(context, settings, claim, proof, node, clock));
  }

  private LeadingMaster(
      ActorContext<Command> context,
      LeaderSettings settings,
      LongSupplier claim,
      QuorumProof proof,
      LeaderEvents node,
      InstantSource clock) {
    super(context);
    this.settings = settings;
    this.claim = claim;
    this.node = node;
    ActorRef<Command> self = context.getSelf();
    ActorRef<RegistryActor.DecideBatch> registry =
        context.spawn(
            RegistryActor.create(
                PERSISTENCE_ID,
                new MasterCore(settings.rules()),
                settings,
                clock,
                new ToSelf(self)),
            "registry");
    this.front =
        context.spawn(
            CommandFront.create(
                new CommandFront.Surroundings(
                    registry, proof, clock, () -> self.tell(new NothingDecided())),
                settings.rules().pingInterval()),
            "front");
    this.allocator =
        context.spawn(
            AllocatorActor.create(
                new AllocationEngine(settings.allocator()),
                clock,
                settings.coalescing(),
                context.messageAdapter(Allocations.class, Allocated::new)),
            "allocator");
    this.operators = new Operators(this::submit);
    // A child that ends takes everything with it: none of them can do without the others.
    context.watch(registry);
    context.watch(front);
    context.watch(allocator);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Committed.class, this::onCommitted)
        .onMessage(Allocated.class, this::onAllocated)
        .onMessage(Recovered.class, c -> onRecovered())
        .onMessage(NothingDecided.class, c -> keepAlive())
        .onMessage(Stop.class, c -> Behaviors.stopped())
        .onSignal(PostStop.class, s -> onEnd())
        .onSignal(PreRestart.class, s -> onEnd())
        .build();
  }

  private Behavior<Command> onRecovered() {
    submit(
        new MasterCommand.TakeOver(
            settings.master(), claim.getAsLong(), UUID.randomUUID().toString()));
    front.tell(new CommandFront.Ready());
    return this;
  }

  private Behavior<Command> onAllocated(Allocated message) {
    submit(new MasterCommand.AllocationsMade(message.allocations().allocations()));
    return this;
  }

  private Behavior<Command> onCommitted(Committed batch) {
    long epoch = batch.state().registry().epoch();
    if (door == null && epoch > 0) {
      open(epoch);
    }
    run(batch.effects());
    node.published(batch.state());
    front.tell(new CommandFront.Ready());
    return this;
  }

  private void open(long epoch) {
    ActorRef<Door.Command> opened =
        getContext()
            .spawn(
                Door.create(epoch, this::submit, address -> node.leads(epoch, address, operators)),
                "door");
    getContext().watch(opened);
    door = opened;
    LOG.info("Master {} leads with epoch {}", settings.master(), epoch);
  }

  /**
   * Effects happen in the order of the decisions, as far as each receiver can tell: what goes to
   * the same session travels together, and so does what goes to the allocator.
   */
  private void run(List<MasterEffect> effects) {
    List<AllocatorCommand> changes = new ArrayList<>();
    Map<SessionId, List<Message>> mail = new LinkedHashMap<>();
    for (MasterEffect effect : effects) {
      if (effect instanceof MasterEffect.TellAllocator e) {
        changes.add(e.command());
      } else if (effect instanceof MasterEffect.Send e) {
        mail.computeIfAbsent(e.session(), s -> new ArrayList<>()).add(e.message());
      } else if (effect instanceof MasterEffect.CloseSession e) {
        deliver(e.session(), mail.remove(e.session()));
        tellDoor(new Door.Close(e.session(), e.why(), e.giveUpNode()));
      } else if (effect instanceof MasterEffect.Answer e) {
        operators.answer(e.request(), e.done());
      } else {
        throw new IllegalStateException("no way to do " + effect);
      }
    }
    mail.forEach(this::deliver);
    if (!changes.isEmpty()) {
      allocator.tell(new AllocatorActor.Change(changes));
    }
  }

  private void deliver(SessionId session, @Nullable List<Message> messages) {
    if (messages != null) {
      tellDoor(new Door.Deliver(session, messages));
    }
  }

  private void tellDoor(Door.Command command) {
    if (door != null) {
      door.tell(command);
    }
  }

  private Behavior<Command> keepAlive() {
    tellDoor(new Door.KeepAlive());
    return this;
  }

  private void submit(MasterCommand command) {
    front.tell(new CommandFront.Submit(command));
  }

  private Behavior<Command> onEnd() {
    node.stopped();
    return this;
  }

  /** Brings the registry's news into this actor's own order. */
  private record ToSelf(ActorRef<Command> self) implements RegistryActor.Surroundings {
    @Override
    public void recovered() {
      self.tell(new Recovered());
    }

    @Override
    public void decided(List<RegistryEvent> events) {
      events.forEach(EventLog::write);
    }

    @Override
    public void committed(PublishedState state, List<MasterEffect> effects) {
      self.tell(new Committed(state, effects));
    }
  }
}
