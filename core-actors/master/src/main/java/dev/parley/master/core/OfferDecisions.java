package dev.parley.master.core;

import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.AgentRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on offers: steps 2 to 4. What an allocation holds is, at any time, in one place: in an
 * open offer, in a launched task, or given back to the allocator.
 */
final class OfferDecisions {
  private final MasterRules rules;
  private final Sessions sessions;
  private final Counters counters;
  private final TaskDecisions tasks;
  private final OfferBook book = new OfferBook();
  private long epoch;
  private long made;

  OfferDecisions(MasterRules rules, Sessions sessions, Counters counters, TaskDecisions tasks) {
    this.rules = rules;
    this.sessions = sessions;
    this.counters = counters;
    this.tasks = tasks;
  }

  /** Offer ids carry the epoch, so that no later leader uses one again. */
  void setEpoch(long current) {
    epoch = current;
  }

  SoftView.OfferView open() {
    var snapshot = book.snapshot();
    return () -> snapshot.stream().map(OpenOffer::offer).toList();
  }

  /** Steps 2 and 3: what the allocator gives becomes offers, unless a party has gone meanwhile. */
  void allocationsMade(Turn turn, List<Allocation> allocations) {
    Map<FrameworkSession, List<Offer>> offers = new LinkedHashMap<>();
    for (Allocation allocation : allocations) {
      Optional<FrameworkSession> framework = sessions.framework(allocation.framework());
      Optional<AgentSession> agent =
          sessions
              .agent(allocation.agent())
              .filter(a -> a.incarnation() == allocation.incarnation());
      Optional<AgentRecord> record = turn.registry().agent(allocation.agent());
      if (framework.isPresent() && agent.isPresent() && record.isPresent()) {
        Offer offer = open(turn, allocation, agent.get(), record.get());
        offers.computeIfAbsent(framework.get(), f -> new ArrayList<>()).add(offer);
      } else {
        turn.tellAllocator(
            new AllocatorCommand.Recover(
                allocation.framework(),
                allocation.role(),
                allocation.agent(),
                allocation.incarnation(),
                allocation.resources(),
                Filters.NONE));
      }
    }
    offers.forEach(
        (session, made) -> {
          counters.count("messages_resource_offers");
          turn.send(session.id(), new MasterToFramework.ResourceOffers(made));
        });
  }

  private Offer open(Turn turn, Allocation allocation, AgentSession session, AgentRecord record) {
    Offer offer =
        new Offer(
            new OfferId(turn.registry().clusterId() + "-O" + epoch + "-" + made++),
            allocation.framework(),
            allocation.role(),
            allocation.agent(),
            record.info().hostname(),
            allocation.resources(),
            record.info().attributes());
    book.add(
        new OpenOffer(
            offer,
            allocation.incarnation(),
            session.reportedAt().orElse(turn.now()),
            allocation.at(),
            turn.now(),
            turn.now().plus(rules.offerTimeout())));
    return offer;
  }

  /** Step 4. */
  void accept(Turn turn, FrameworkSession session, FrameworkToMaster.AcceptOffers message) {
    counters.count("messages_accept_offers");
    List<OpenOffer> taken = take(session.framework(), message.offers());
    Optional<String> invalid = whyInvalid(taken, message.offers());
    if (invalid.isPresent()) {
      tasks.refuse(turn, session, message.operations(), invalid.get());
      taken.forEach(o -> recover(turn, o, o.offer().resources(), Filters.NONE));
      return;
    }
    Launches launches = new Launches(turn, taken);
    for (Operation operation : message.operations()) {
      if (operation instanceof Operation.Launch launch) {
        launch.tasks().forEach(t -> tasks.launch(turn, session, launches, t, rules.taskBytes()));
      } else {
        throw new IllegalStateException("no decision for " + operation);
      }
    }
    tasks.run(turn, session, launches);
    giveBack(turn, taken, launches.left(), message.filters());
  }

  /** What is left of the offers goes back to each as far as it came from it. */
  private void giveBack(Turn turn, List<OpenOffer> taken, Resources left, Filters filters) {
    Resources rest = left;
    for (OpenOffer offer : taken) {
      Resources mine = offer.offer().resources();
      Resources back = mine.minusWhatIsThere(mine.minusWhatIsThere(rest));
      rest = rest.minusWhatIsThere(back);
      recover(turn, offer, back, filters);
    }
  }

  void decline(Turn turn, FrameworkSession session, FrameworkToMaster.DeclineOffers message) {
    counters.count("messages_decline_offers");
    take(session.framework(), message.offers())
        .forEach(o -> recover(turn, o, o.offer().resources(), message.filters()));
  }

  void expire(Turn turn) {
    List<OpenOffer> expired = book.takeExpired(turn.now());
    counters.count("offers_expired", expired.size());
    // With a filter: else the one that does not answer would get it again at once.
    takeBack(turn, expired, Filters.DEFAULT);
  }

  /** Nothing may be launched now: what is offered again later are other offers. */
  void rescindAll(Turn turn) {
    takeBack(turn, book.takeAll(), Filters.NONE);
  }

  private void takeBack(Turn turn, List<OpenOffer> offers, Filters filters) {
    Map<FrameworkId, List<OfferId>> rescinded = new LinkedHashMap<>();
    for (OpenOffer offer : offers) {
      recover(turn, offer, offer.offer().resources(), filters);
      rescinded
          .computeIfAbsent(offer.offer().framework(), f -> new ArrayList<>())
          .add(offer.offer().id());
    }
    rescinded.forEach((framework, ids) -> rescind(turn, framework, ids));
  }

  /** The agent is gone, and the allocator knows: nothing to recover. */
  void rescindOn(Turn turn, AgentId agent) {
    for (OpenOffer offer : book.takeAllOn(agent)) {
      rescind(turn, offer.offer().framework(), List.of(offer.offer().id()));
    }
  }

  /** The framework is gone, and its offers are with it. */
  void recoverAllOf(Turn turn, FrameworkId framework) {
    book.takeAllOf(framework).forEach(o -> recover(turn, o, o.offer().resources(), Filters.NONE));
  }

  private void rescind(Turn turn, FrameworkId framework, List<OfferId> ids) {
    sessions
        .framework(framework)
        .ifPresent(s -> turn.send(s.id(), new MasterToFramework.RescindOffers(ids)));
  }

  /** Takes those of the offers that are open and this framework's own. */
  private List<OpenOffer> take(FrameworkId framework, List<OfferId> ids) {
    List<OpenOffer> taken = new ArrayList<>();
    for (OfferId id : ids) {
      book.get(id)
          .filter(o -> o.offer().framework().equals(framework))
          .flatMap(o -> book.take(id))
          .ifPresent(taken::add);
    }
    return taken;
  }

  private static Optional<String> whyInvalid(List<OpenOffer> taken, List<OfferId> ids) {
    if (ids.isEmpty()) {
      return Optional.of("No offers specified");
    }
    if (taken.size() < ids.size()) {
      List<OfferId> good = taken.stream().map(o -> o.offer().id()).toList();
      return Optional.of(
          "Offer "
              + ids.stream().filter(id -> !good.contains(id)).findFirst().orElse(ids.get(0))
              + " is no longer valid");
    }
    long agents = taken.stream().map(o -> o.offer().agent()).distinct().count();
    long roles = taken.stream().map(o -> o.offer().role()).distinct().count();
    return agents > 1
        ? Optional.of("The offers are of more than one agent")
        : roles > 1 ? Optional.of("The offers are for more than one role") : Optional.empty();
  }

  private static void recover(Turn turn, OpenOffer offer, Resources resources, Filters filters) {
    if (!resources.isEmpty()) {
      turn.tellAllocator(
          new AllocatorCommand.Recover(
              offer.offer().framework(),
              offer.offer().role(),
              offer.offer().agent(),
              offer.incarnation(),
              resources,
              filters));
    }
  }
}
