package dev.parley.master.view;

import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.view.ClusterView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the view of the whole cluster, in the thread of whoever wants to see it. */
public final class ClusterViews {
  private ClusterViews() {}

  public static ClusterView of(PublishedState state) {
    Registry registry = state.registry();
    List<Offer> offers = state.soft().offers().list();
    Map<AgentId, Resources> offeredOn = new HashMap<>();
    Map<FrameworkId, Resources> offeredTo = new HashMap<>();
    for (Offer offer : offers) {
      offeredOn.merge(offer.agent(), offer.resources(), Resources::plus);
      offeredTo.merge(offer.framework(), offer.resources(), Resources::plus);
    }
    Map<AgentId, Resources> usedOn = new HashMap<>();
    Map<FrameworkId, Resources> usedBy = new HashMap<>();
    for (TaskRecord task : registry.tasks().all()) {
      usedOn.merge(task.agent(), task.held(), Resources::plus);
      usedBy.merge(task.framework(), task.held(), Resources::plus);
    }
    return new ClusterView(
        registry.clusterId(),
        registry.epoch(),
        registry.agents().all().stream()
            .sorted(Comparator.comparing(AgentRecord::id))
            .map(a -> agent(state, a, held(usedOn, a.id()), held(offeredOn, a.id())))
            .toList(),
        Stream.concat(
                registry.frameworks().all().stream()
                    .sorted(Comparator.comparing(FrameworkRecord::id)),
                registry.history().frameworks().stream())
            .map(f -> framework(state, f, held(usedBy, f.id()), held(offeredTo, f.id())))
            .toList(),
        Stream.concat(
                registry.tasks().all().stream(),
                registry.history().allTasks().stream().flatMap(List::stream))
            .sorted(Comparator.comparing((TaskRecord t) -> t.times().acceptedAt()))
            .map(ClusterViews::task)
            .toList(),
        offers,
        state.soft().counters());
  }

  private static <K> Resources held(Map<K, Resources> by, K id) {
    return by.getOrDefault(id, Resources.none());
  }

  private static ClusterView.AgentView agent(
      PublishedState state, AgentRecord agent, Resources used, Resources offered) {
    return new ClusterView.AgentView(
        agent.id(),
        agent.info(),
        state.soft().connectedAgents().contains(agent.id()),
        agent.registeredAt(),
        agent.reregisteredAt(),
        used,
        offered);
  }

  private static ClusterView.FrameworkView framework(
      PublishedState state, FrameworkRecord framework, Resources used, Resources offered) {
    return new ClusterView.FrameworkView(
        framework.id(),
        framework.info(),
        state.soft().connectedFrameworks().contains(framework.id()),
        framework.registeredAt(),
        framework.reregisteredAt(),
        framework.removedAt(),
        used,
        offered);
  }

  private static ClusterView.TaskView task(TaskRecord task) {
    return new ClusterView.TaskView(
        task.framework(),
        task.spec(),
        task.role(),
        task.agent(),
        task.state(),
        task.statuses(),
        task.settledAt().isPresent());
  }
}
