package dev.parley.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code /state} of the leading master. What refers to others by id alone also gets their
 * names: {@code framework_name} and {@code agent_name}. Immutable.
 */
public final class ClusterState {
  private static final List<String> TASK_LISTS =
      List.of("tasks", "unreachable_tasks", "completed_tasks");

  private final List<AgentEntry> agents = new ArrayList<>();
  private final List<FrameworkEntry> frameworks = new ArrayList<>();
  private final List<TaskEntry> tasks = new ArrayList<>();
  private final List<OfferEntry> offers = new ArrayList<>();

  private ClusterState() {}

  public static ClusterState of(JsonNode state) {
    ClusterState read = new ClusterState();
    Map<String, String> agentNames = new HashMap<>();
    for (JsonNode agent : state.path("slaves")) {
      agentNames.put(agent.path("id").asText(), agent.path("name").asText());
      read.agents.add(new AgentEntry((ObjectNode) agent));
    }
    Names names = new Names(agentNames);
    for (JsonNode framework : state.path("frameworks")) {
      read.addFramework((ObjectNode) framework, false, names);
    }
    for (JsonNode framework : state.path("completed_frameworks")) {
      read.addFramework((ObjectNode) framework, true, names);
    }
    for (JsonNode task : state.path("orphan_tasks")) {
      read.tasks.add(new TaskEntry(names.added((ObjectNode) task, "")));
    }
    read.agents.sort(Comparator.comparing(AgentEntry::name).thenComparing(AgentEntry::id));
    read.frameworks.sort(Comparator.comparing(FrameworkEntry::registered));
    read.tasks.sort(Comparator.comparing(TaskEntry::begun).thenComparing(TaskEntry::id));
    return read;
  }

  /** By name. */
  public List<AgentEntry> agents() {
    return List.copyOf(agents);
  }

  /** Those that were removed too; the oldest first. */
  public List<FrameworkEntry> frameworks() {
    return List.copyOf(frameworks);
  }

  /** Those that have ended too; the oldest first. */
  public List<TaskEntry> tasks() {
    return List.copyOf(tasks);
  }

  public List<OfferEntry> offers() {
    return List.copyOf(offers);
  }

  private void addFramework(ObjectNode framework, boolean removed, Names names) {
    String name = framework.path("name").asText();
    long live = framework.path("tasks").size();
    for (String list : TASK_LISTS) {
      for (JsonNode task : framework.path(list)) {
        tasks.add(new TaskEntry(names.added((ObjectNode) task, name)));
      }
    }
    for (JsonNode offer : framework.path("offers")) {
      offers.add(new OfferEntry(names.added((ObjectNode) offer, name)));
    }
    frameworks.add(new FrameworkEntry(framework, removed, live));
  }

  /** The names of agents by their ids. */
  private record Names(Map<String, String> agents) {
    ObjectNode added(ObjectNode entry, String frameworkName) {
      String agent = entry.path("slave_id").asText();
      entry.put("framework_name", frameworkName);
      entry.put("agent_name", agents.getOrDefault(agent, ""));
      return entry;
    }
  }
}
