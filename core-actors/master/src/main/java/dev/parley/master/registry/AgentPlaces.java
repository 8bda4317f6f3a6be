package dev.parley.master.registry;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.ids.AgentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePSet;

/**
 * Which agents are in a place: of the same name, at the same address. Mostly one; two when an agent
 * has begun anew there, and its former self is not given up yet. Immutable. So that an agent that
 * does not know its id is not looked for among all of them.
 */
public final class AgentPlaces {
  static final AgentPlaces EMPTY = new AgentPlaces(HashTreePMap.empty());

  private record Place(String name, String hostname, int httpPort) {
    static Place of(AgentInfo info) {
      return new Place(info.name(), info.hostname(), info.httpPort());
    }
  }

  private final PMap<Place, TreePSet<AgentId>> agents;

  private AgentPlaces(PMap<Place, TreePSet<AgentId>> agents) {
    this.agents = agents;
  }

  /** In the order of their ids. */
  public Set<AgentId> at(AgentInfo info) {
    return at(Place.of(info));
  }

  private TreePSet<AgentId> at(Place place) {
    return agents.getOrDefault(place, TreePSet.empty());
  }

  AgentPlaces changed(@Nullable AgentRecord before, @Nullable AgentRecord after) {
    if (before != null && after != null && Place.of(before.info()).equals(Place.of(after.info()))) {
      return this;
    }
    PMap<Place, TreePSet<AgentId>> now = agents;
    if (before != null) {
      Place place = Place.of(before.info());
      TreePSet<AgentId> left = at(place).minus(before.id());
      now = left.isEmpty() ? now.minus(place) : now.plus(place, left);
    }
    if (after != null) {
      Place place = Place.of(after.info());
      now = now.plus(place, now.getOrDefault(place, TreePSet.empty()).plus(after.id()));
    }
    return new AgentPlaces(now);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgentPlaces o && agents.equals(o.agents);
  }

  @Override
  public int hashCode() {
    return agents.hashCode();
  }
}
