package dev.parley.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.state.AgentEntry;
import dev.parley.cli.state.ClusterState;
import dev.parley.cli.state.TaskEntry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much there is of everything in the cluster.
 *
 * @param frameworkStates how many frameworks, by state
 * @param taskStates how many tasks, by state
 * @param resources of the agents that are connected; mem and disk in MiB
 */
record Totals(
    long agentsConnected,
    long agentsDisconnected,
    Map<String, Long> frameworkStates,
    Map<String, Long> taskStates,
    Map<String, Amounts> resources) {

  private static final List<String> SUMMED = List.of("cpus", "mem", "disk", "gpus");

  /** Of one resource. */
  record Amounts(BigDecimal total, BigDecimal used, BigDecimal offered) {
    String text() {
      return plain(used) + " of " + plain(total) + " used, " + plain(offered) + " offered";
    }

    private static String plain(BigDecimal amount) {
      return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
  }

  static Totals of(ClusterState state) {
    List<AgentEntry> connected = state.agents().stream().filter(AgentEntry::connected).toList();
    Map<String, Amounts> resources = new LinkedHashMap<>();
    for (String name : SUMMED) {
      Amounts amounts =
          new Amounts(
              sum(connected, AgentEntry::total, name),
              sum(connected, AgentEntry::used, name),
              sum(connected, AgentEntry::offered, name));
      if (amounts.total().signum() > 0) {
        resources.put(name, amounts);
      }
    }
    return new Totals(
        connected.size(),
        state.agents().size() - connected.size(),
        counts(state.frameworks().stream().map(f -> f.state()).toList()),
        counts(state.tasks().stream().map(TaskEntry::state).toList()),
        resources);
  }

  String agents() {
    return agentsConnected
        + " connected"
        + (agentsDisconnected == 0 ? "" : ", " + agentsDisconnected + " disconnected");
  }

  String frameworks() {
    return text(frameworkStates);
  }

  String tasks() {
    return text(taskStates);
  }

  /** Adds {@code agents}, {@code frameworks}, {@code tasks} and {@code resources}. */
  void writeTo(ObjectNode json) {
    json.putObject("agents")
        .put("connected", agentsConnected)
        .put("disconnected", agentsDisconnected);
    ObjectNode frameworks = json.putObject("frameworks");
    frameworkStates.forEach(frameworks::put);
    ObjectNode tasks = json.putObject("tasks");
    taskStates.forEach((state, count) -> tasks.put("TASK_" + state, count));
    ObjectNode byName = json.putObject("resources");
    resources.forEach(
        (name, amounts) ->
            byName
                .putObject(name)
                .put("total", amounts.total())
                .put("used", amounts.used())
                .put("offered", amounts.offered()));
  }

  private static BigDecimal sum(
      List<AgentEntry> agents, Function<AgentEntry, JsonNode> which, String name) {
    return agents.stream()
        .map(agent -> which.apply(agent).path(name).decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Long> counts(List<String> states) {
    return states.stream()
        .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
  }

  private static String text(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
  }
}
