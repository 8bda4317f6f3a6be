package dev.parley.master.core;

import dev.parley.master.registry.AgentRecord;
import dev.parley.model.ids.TaskKey;
import java.util.Optional;

/** Decides on what operators ask for, and answers each request once. */
final class OperatorDecisions {
  private final AgentService service;
  private final TaskDecisions tasks;

  OperatorDecisions(AgentService service, TaskDecisions tasks) {
    this.service = service;
    this.tasks = tasks;
  }

  void kill(Turn turn, long request, TaskKey task) {
    boolean asked = tasks.kill(turn, task, Optional.empty());
    turn.answer(
        request,
        asked
            ? Optional.empty()
            : Optional.of(Refusal.unknown("there is no task " + task + " that has not ended")));
  }

  void order(Turn turn, long request, OperatorOrder order) {
    turn.answer(request, decide(turn, order));
  }

  private Optional<Refusal> decide(Turn turn, OperatorOrder order) {
    if (order instanceof OperatorOrder.OfPolicy o) {
      return PolicyDecisions.decide(turn, o);
    } else if (order instanceof OperatorOrder.OfAgent o) {
      return ofAgent(turn, o);
    }
    throw new IllegalStateException("no decision for " + order);
  }

  private Optional<Refusal> ofAgent(Turn turn, OperatorOrder.OfAgent order) {
    Optional<AgentRecord> known = turn.registry().agent(order.agent());
    boolean gone = turn.registry().agents().former().isGone(order.agent());
    if (known.isEmpty() && gone) {
      return order instanceof OperatorOrder.MarkAgentGone
          ? Optional.empty()
          : Optional.of(Refusal.conflict("agent " + order.agent() + " was marked gone"));
    } else if (known.isEmpty()) {
      return Optional.of(
          Refusal.unknown(
              "there is no agent " + order.agent() + "; 'parley agents' lists those there are"));
    } else if (order instanceof OperatorOrder.DeactivateAgent) {
      return service.deactivate(turn, known.get());
    } else if (order instanceof OperatorOrder.ReactivateAgent) {
      return service.reactivate(turn, known.get());
    } else if (order instanceof OperatorOrder.DrainAgent o) {
      return service.drain(turn, known.get(), o);
    } else if (order instanceof OperatorOrder.MarkAgentGone) {
      service.markGone(turn, known.get().id());
      return Optional.empty();
    }
    return ReservationDecisions.decide(turn, known.get(), order);
  }
}
