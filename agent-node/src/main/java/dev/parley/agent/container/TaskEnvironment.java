package dev.parley.agent.container;

import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.resources.Ranges;
import dev.parley.model.resources.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The environment of a task: small and clean, nothing of the agent's own but its search path. The
 * names are those of Mesos and Marathon; what the command itself names wins.
 */
final class TaskEnvironment {
  static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** More ports than this get no variable of their own; they are all in PORTS. */
  private static final int MOST_PORTS = 100;

  private final String path;
  private final String home;
  private final String endpoint;

  /**
   * @param path where programs are searched for tasks of the agent's own account
   * @param home of the agent's own account
   * @param endpoint where the agent's HTTP server is, as {@code host:port}
   */
  TaskEnvironment(String path, String home, String endpoint) {
    this.path = path;
    this.home = home;
    this.endpoint = endpoint;
  }

  SortedMap<String, String> of(TaskLaunch launch, Path sandbox, Optional<Account> switched) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("PATH", switched.isPresent() ? DEFAULT_PATH : path);
    all.put("HOME", switched.map(Account::home).orElse(home));
    switched.ifPresent(
        account -> {
          all.put("USER", account.name());
          all.put("LOGNAME", account.name());
        });
    all.put("MESOS_SANDBOX", sandbox.toString());
    all.put("MESOS_DIRECTORY", sandbox.toString());
    all.put("MESOS_TASK_ID", launch.spec().id().value());
    all.put("MESOS_EXECUTOR_ID", launch.spec().id().value());
    all.put("MESOS_FRAMEWORK_ID", launch.framework().value());
    all.put("MESOS_AGENT_ID", launch.agent().value());
    all.put("MESOS_SLAVE_ID", launch.agent().value());
    all.put("MESOS_AGENT_ENDPOINT", endpoint);
    all.put("PARLEY_TASK_ID", launch.spec().id().value());
    all.put("PARLEY_CONTAINER_ID", launch.container().value());
    ports(launch.spec().resources(), all);
    all.putAll(launch.spec().command().environment());
    return all;
  }

  private static void ports(Resources resources, SortedMap<String, String> all) {
    if (resources.get(Resources.PORTS).orElse(null) instanceof Ranges given) {
      List<String> ports =
          given.ranges().stream()
              .flatMapToLong(r -> LongStream.rangeClosed(r.begin(), r.end()))
              .limit(MOST_PORTS)
              .mapToObj(Long::toString)
              .toList();
      all.put("PORT", ports.get(0));
      all.put("PORTS", ports.stream().collect(Collectors.joining(",")));
      for (int i = 0; i < ports.size(); i++) {
        all.put("PORT" + i, ports.get(i));
      }
    }
  }
}
