package dev.parley.master.registry;

import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What one framework has stored with the masters. Immutable.
 *
 * @param bytes of all keys and values
 */
public record FrameworkState(PMap<StateKey, StateBytes> values, long bytes) {
  public static final FrameworkState EMPTY = new FrameworkState(TreePMap.empty(), 0);

  public static FrameworkState of(Map<StateKey, StateBytes> values) {
    FrameworkState state = EMPTY;
    for (Map.Entry<StateKey, StateBytes> entry : values.entrySet()) {
      state = state.with(entry.getKey(), entry.getValue());
    }
    return state;
  }

  public Optional<StateBytes> get(StateKey key) {
    return Optional.ofNullable(values.get(key));
  }

  public FrameworkState with(StateKey key, StateBytes value) {
    FrameworkState others = without(key);
    return new FrameworkState(others.values.plus(key, value), others.bytes + size(key, value));
  }

  FrameworkState without(StateKey key) {
    StateBytes old = values.get(key);
    return old == null ? this : new FrameworkState(values.minus(key), bytes - size(key, old));
  }

  private static long size(StateKey key, StateBytes value) {
    return (long) key.value().getBytes(StandardCharsets.UTF_8).length + value.size();
  }
}
