package dev.parley.protocol.wire;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Wire names of classes, so that a class can be renamed or moved without breaking what was written
 * or is under way. A name ends in its version ({@code task-launched.1}); a change that old readers
 * cannot read gets a new one.
 */
public final class TypeNames {
  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<Class<?>, String> names = new HashMap<>();

  /**
   * Adds a name.
   *
   * @throws IllegalArgumentException if the name or the class is there already
   */
  public TypeNames with(String name, Class<?> type) {
    if (classes.putIfAbsent(name, type) != null || names.putIfAbsent(type, name) != null) {
      throw new IllegalArgumentException(name + " or " + type + " is there already");
    }
    return this;
  }

  /**
   * @throws IllegalArgumentException for a class without a name
   */
  public String nameOf(Object value) {
    String name = names.get(value.getClass());
    if (name == null) {
      throw new IllegalArgumentException(value.getClass() + " has no wire name");
    }
    return name;
  }

  /**
   * @throws IllegalArgumentException for an unknown name: a peer of another version speaks
   */
  public Class<?> classOf(String name) {
    Class<?> type = classes.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a message of this version of Parley");
    }
    return type;
  }

  public Set<Class<?>> classes() {
    return Collections.unmodifiableSet(names.keySet());
  }
}
