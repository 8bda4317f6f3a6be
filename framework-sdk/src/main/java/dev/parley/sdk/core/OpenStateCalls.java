package dev.parley.sdk.core;

import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.DeleteState;
import dev.parley.protocol.messages.FrameworkToMaster.GetState;
import dev.parley.protocol.messages.FrameworkToMaster.PutState;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.StateRefused;
import dev.parley.protocol.messages.MasterToFramework.StateStored;
import dev.parley.protocol.messages.MasterToFramework.StateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was asked about the framework's own state and is not answered. In a new session all of it is
 * asked again, in the same order, so that of two values of one key the later one stays.
 */
final class OpenStateCalls {
  private final Map<Long, FrameworkToMaster> open = new LinkedHashMap<>();

  /** Whether this is such a call. */
  boolean asked(FrameworkToMaster message) {
    OptionalLong request = request(message);
    request.ifPresent(number -> open.put(number, message));
    return request.isPresent();
  }

  /** Whether this is the first answer to an open call. */
  boolean answered(MasterToFramework message) {
    OptionalLong request = request(message);
    return request.isPresent() && open.remove(request.getAsLong()) != null;
  }

  List<FrameworkToMaster> all() {
    return List.copyOf(open.values());
  }

  private static OptionalLong request(FrameworkToMaster message) {
    if (message instanceof PutState put) {
      return OptionalLong.of(put.request());
    } else if (message instanceof GetState get) {
      return OptionalLong.of(get.request());
    } else if (message instanceof DeleteState delete) {
      return OptionalLong.of(delete.request());
    }
    return OptionalLong.empty();
  }

  private static OptionalLong request(MasterToFramework message) {
    if (message instanceof StateValue value) {
      return OptionalLong.of(value.request());
    } else if (message instanceof StateStored stored) {
      return OptionalLong.of(stored.request());
    } else if (message instanceof StateRefused refused) {
      return OptionalLong.of(refused.request());
    }
    return OptionalLong.empty();
  }
}
