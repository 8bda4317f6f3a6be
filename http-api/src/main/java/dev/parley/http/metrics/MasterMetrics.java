package dev.parley.http.metrics;

import dev.parley.http.json.Piece;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.AgentView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.MasterViews;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /metrics/snapshot} of a master, under the names Mesos has, where these mean something
 * here. A master that does not lead reports an empty cluster, so that sums over all masters are
 * right; what it says of its replica of the log is its own.
 */
public final class MasterMetrics {
  private MasterMetrics() {}

  public static Piece of(MasterViews views, SystemStats machine, Instant now) {
    ClusterView cluster = views.leading() ? views.cluster() : ClusterView.EMPTY;
    Metrics metrics = new Metrics();
    metrics.put("master/elected", views.leading() ? 1 : 0);
    metrics.put(
        "master/uptime_secs", Duration.between(views.node().startedAt(), now).toMillis() / 1000.0);
    metrics.put("master/outstanding_offers", cluster.offers().size());
    putAgents(metrics, cluster.agents());
    putFrameworks(metrics, cluster.frameworks());
    putTasks(metrics, cluster.tasks());
    // Last: what the master counted itself is better than what is left to count in its history.
    metrics.putAll("master/", cluster.counters());
    metrics.put("parley/safe_mode", views.safeMode().isPresent() ? 1 : 0);
    metrics.put(
        "parley/safe_mode_secs",
        views
            .safeMode()
            .map(mode -> Duration.between(mode.since(), now).toMillis() / 1000.0)
            .orElse(0.0));
    RegistrarMetrics.put(metrics, views.registryCopy(), views.journal().status());
    machine.addTo(metrics);
    return metrics.piece();
  }

  private static void putAgents(Metrics metrics, List<AgentView> agents) {
    long connected = agents.stream().filter(AgentView::connected).count();
    long gone = agents.size() - connected;
    metrics.put("master/slaves_active", connected);
    metrics.put("master/slaves_connected", connected);
    metrics.put("master/slaves_disconnected", gone);
    metrics.put("master/slaves_inactive", gone);
    metrics.put("master/slaves_unreachable", 0);
    Resources total = Resources.none();
    Resources used = Resources.none();
    for (AgentView agent : agents) {
      // Scalars alone: the same port on two agents would add up to one port.
      total = total.plus(scalars(agent.info().resources()));
      used = used.plus(scalars(agent.used()));
    }
    metrics.putResources("master/", total, used);
  }

  private static Resources scalars(Resources resources) {
    Resources scalars = Resources.none();
    for (String name : List.of(Resources.CPUS, Resources.MEM, Resources.DISK, Resources.GPUS)) {
      if (resources.get(name).isPresent()) {
        scalars = scalars.with(name, resources.get(name).get());
      }
    }
    return scalars;
  }

  private static void putFrameworks(Metrics metrics, List<FrameworkView> frameworks) {
    long present = frameworks.stream().filter(f -> f.removedAt().isEmpty()).count();
    long connected =
        frameworks.stream().filter(f -> f.removedAt().isEmpty() && f.connected()).count();
    metrics.put("master/frameworks_active", connected);
    metrics.put("master/frameworks_connected", connected);
    metrics.put("master/frameworks_disconnected", present - connected);
    metrics.put("master/frameworks_inactive", present - connected);
  }

  private static void putTasks(Metrics metrics, List<TaskView> tasks) {
    Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    tasks.forEach(task -> counts.merge(task.state(), 1, Integer::sum));
    for (TaskState state : TaskState.values()) {
      if (state != TaskState.UNKNOWN) {
        metrics.put(
            "master/tasks_" + state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0));
      }
    }
  }
}
