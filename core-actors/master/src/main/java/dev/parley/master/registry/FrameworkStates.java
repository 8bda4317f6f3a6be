package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.FrameworkStateDeleted;
import dev.parley.master.registry.RegistryEvent.FrameworkStatePut;
import dev.parley.model.ids.FrameworkId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What each framework has stored with the masters, so that it needs no other store for its own
 * state. Goes with the framework. Immutable.
 *
 * @param byFramework those that have stored anything
 */
public record FrameworkStates(PMap<FrameworkId, FrameworkState> byFramework) {
  static final FrameworkStates EMPTY = new FrameworkStates(HashTreePMap.empty());

  public FrameworkState of(FrameworkId framework) {
    return byFramework.getOrDefault(framework, FrameworkState.EMPTY);
  }

  FrameworkStates apply(RegistryEvent.OfState event) {
    FrameworkState state = of(event.framework());
    if (event instanceof FrameworkStatePut e) {
      return with(e.framework(), state.with(e.key(), e.value()));
    } else if (event instanceof FrameworkStateDeleted e) {
      return with(e.framework(), state.without(e.key()));
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  FrameworkStates without(FrameworkId framework) {
    return new FrameworkStates(byFramework.minus(framework));
  }

  private FrameworkStates with(FrameworkId framework, FrameworkState state) {
    return state.values().isEmpty()
        ? without(framework)
        : new FrameworkStates(byFramework.plus(framework, state));
  }
}
