package dev.parley.sdk.testkit;

import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.DeleteState;
import dev.parley.protocol.messages.FrameworkToMaster.GetState;
import dev.parley.protocol.messages.FrameworkToMaster.PutState;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.StateRefused;
import dev.parley.protocol.messages.MasterToFramework.StateStored;
import dev.parley.protocol.messages.MasterToFramework.StateValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of one framework as a master would keep it. Not thread-safe. */
final class StoredState {
  private final Map<StateKey, StateBytes> values = new TreeMap<>();
  private Optional<String> refusal = Optional.empty();

  Map<StateKey, StateBytes> values() {
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }

  void refuse(String why) {
    refusal = Optional.of(why);
  }

  /** The answer, if that was a question about state. */
  Optional<MasterToFramework> answer(FrameworkToMaster said) {
    if (said instanceof PutState put) {
      if (refusal.isPresent()) {
        return Optional.of(new StateRefused(put.request(), refusal.get()));
      }
      values.put(put.key(), put.value());
      return Optional.of(new StateStored(put.request()));
    } else if (said instanceof DeleteState delete) {
      values.remove(delete.key());
      return Optional.of(new StateStored(delete.request()));
    } else if (said instanceof GetState get) {
      return Optional.of(new StateValue(get.request(), Optional.ofNullable(values.get(get.key()))));
    }
    return Optional.empty();
  }
}
