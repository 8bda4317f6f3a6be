package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who talks to this master now, and how long those who do not are waited for. Soft state, gone with
 * the leadership: the agents and frameworks open new sessions with the next leader.
 */
final class Sessions {
  private final Map<SessionId, AgentId> agentOf = new TreeMap<>();
  private final Map<SessionId, FrameworkId> frameworkOf = new TreeMap<>();
  private final Map<AgentId, Instant> absentAgents = new TreeMap<>();
  // Persistent maps, because a view of who is connected is published after every batch.
  private PMap<AgentId, AgentSession> agents = HashTreePMap.empty();
  private PMap<FrameworkId, FrameworkSession> frameworks = HashTreePMap.empty();
  private long incarnations;

  Optional<AgentSession> agent(AgentId id) {
    return Optional.ofNullable(agents.get(id));
  }

  Optional<AgentSession> agent(SessionId id) {
    return Optional.ofNullable(agentOf.get(id)).flatMap(this::agent);
  }

  Optional<FrameworkSession> framework(FrameworkId id) {
    return Optional.ofNullable(frameworks.get(id));
  }

  Optional<FrameworkSession> framework(SessionId id) {
    return Optional.ofNullable(frameworkOf.get(id)).flatMap(this::framework);
  }

  /** In the order of their ids, so that what is decided over them is the same in every run. */
  List<AgentSession> allAgents() {
    return agentOf.values().stream().sorted().map(id -> agent(id).orElseThrow()).toList();
  }

  List<FrameworkSession> allFrameworks() {
    return frameworkOf.values().stream().sorted().map(id -> framework(id).orElseThrow()).toList();
  }

  Set<AgentId> connectedAgents() {
    return agents.keySet();
  }

  Set<FrameworkId> connectedFrameworks() {
    return frameworks.keySet();
  }

  AgentSession openAgent(SessionId id, AgentId agent, Instant now) {
    AgentSession session = new AgentSession(id, agent, ++incarnations, now, Optional.empty());
    agentOf.put(id, agent);
    agents = agents.plus(agent, session);
    absentAgents.remove(agent);
    return session;
  }

  void openFramework(SessionId id, FrameworkId framework, Instant now) {
    frameworkOf.put(id, framework);
    frameworks = frameworks.plus(framework, new FrameworkSession(id, framework, now));
  }

  void update(AgentSession session) {
    agents = agents.plus(session.agent(), session);
  }

  /** The same session, but what was allocated of the agent before is void. */
  void renew(AgentSession session) {
    update(session.withIncarnation(++incarnations));
  }

  void update(FrameworkSession session) {
    frameworks = frameworks.plus(session.framework(), session);
  }

  void close(AgentSession session) {
    agentOf.remove(session.id());
    agents = agents.minus(session.agent());
  }

  void close(FrameworkSession session) {
    frameworkOf.remove(session.id());
    frameworks = frameworks.minus(session.framework());
  }

  /** Gives an agent without a session until {@code deadline} to open one. */
  void expect(AgentId agent, Instant deadline) {
    absentAgents.put(agent, deadline);
  }

  void expectNoMore(AgentId agent) {
    absentAgents.remove(agent);
  }

  /** Those for whom the time is up, the one that was due first in front. */
  List<AgentId> overdueAgents(Instant now) {
    return absentAgents.entrySet().stream()
        .filter(e -> !now.isBefore(e.getValue()))
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** This time counts for nobody: neither as silence, nor as absence. */
  void excuse(Duration time, Instant now) {
    allAgents().forEach(s -> update(s.heard(notAfter(now, s.heardAt().plus(time)))));
    allFrameworks().forEach(s -> update(s.heard(notAfter(now, s.heardAt().plus(time)))));
    absentAgents.replaceAll((agent, deadline) -> deadline.plus(time));
  }

  private static Instant notAfter(Instant now, Instant then) {
    return then.isAfter(now) ? now : then;
  }
}
