package dev.parley.master.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.protocol.wire.ParleyJackson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A whole registry to and from bytes: CBOR in one pass, in which what tasks have in common stands
 * once. Its size and time are those of its tasks. Thread-safe.
 */
public final class RegistrySnapshot {
  /** Of the form that is written; it stands in users' journals. */
  public static final String NAME = "registry.1";

  private static final ObjectMapper MAPPER = ParleyJackson.cbor();

  /** What is not a list. */
  record Header(
      ClusterRecord cluster,
      long agentsAdmitted,
      long frameworksAdmitted,
      History.Limits historyLimits) {}

  private RegistrySnapshot() {}

  /** Leaves {@code to} open. */
  public static void write(Registry registry, OutputStream to) throws IOException {
    try (JsonGenerator json =
        MAPPER.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      CompactWriter out = new CompactWriter(json, MAPPER);
      out.beginList();
      out.named(
          new Header(
              registry.cluster(),
              registry.agents().admitted(),
              registry.frameworks().admitted(),
              registry.history().limits()));
      out.idsLike(registry.clusterId() + "-");
      out.list(registry.agents().all(), a -> AgentForm.write(out, a));
      out.list(registry.agents().former().all(), a -> AgentForm.writeFormer(out, a));
      out.list(registry.frameworks().all(), out::named);
      out.list(registry.tasks().all(), t -> TaskForm.write(out, t));
      out.beginList();
      for (List<TaskRecord> tasks : registry.history().allTasks()) {
        for (TaskRecord task : tasks) {
          TaskForm.write(out, task);
        }
      }
      out.endList();
      out.list(registry.history().frameworks(), out::named);
      out.list(registry.states().byFramework().entrySet(), e -> writeState(out, e));
      out.named(PolicyForm.of(registry.policies()));
      out.endList();
    }
  }

  /**
   * Reads back what was written, under the history limits of that time: see {@link
   * Registry#within}.
   *
   * @param name of the form it is in
   * @throws IOException if this version does not know the form, or the bytes are not of it
   */
  public static Registry read(String name, InputStream from) throws IOException {
    if (!name.equals(NAME)) {
      throw new IOException(
          "a snapshot '" + name + "' is not one of this version of Parley, which reads " + NAME);
    }
    try (JsonParser json = MAPPER.createParser(from)) {
      return read(new CompactReader(json, MAPPER));
    } catch (RuntimeException e) {
      throw new IOException("this is not a snapshot of a registry: " + e.getMessage(), e);
    }
  }

  static Registry read(CompactReader in) throws IOException {
    in.beginList();
    Header header = in.named(Header.class);
    in.idsLike(header.cluster().clusterId() + "-");
    List<AgentRecord> agents = in.list(() -> AgentForm.read(in));
    FormerAgents former = FormerAgents.of(in.list(() -> AgentForm.readFormer(in)));
    Map<FrameworkId, FrameworkRecord> frameworks = new HashMap<>();
    in.list(() -> in.named(FrameworkRecord.class)).forEach(f -> frameworks.put(f.id(), f));
    TaskTable tasks = TaskTable.of(in.list(() -> TaskForm.read(in)));
    List<TaskRecord> settled = in.list(() -> TaskForm.read(in));
    List<FrameworkRecord> ended = in.list(() -> in.named(FrameworkRecord.class));
    FrameworkStates states = readStates(in);
    Policies policies = in.named(PolicyForm.class).policies();
    in.endList();
    return new Registry(
        header.cluster(),
        AgentTable.of(agents, header.agentsAdmitted(), former),
        new Frameworks(HashTreePMap.from(frameworks), header.frameworksAdmitted()),
        tasks,
        History.of(header.historyLimits(), settled, ended),
        states,
        policies);
  }

  private static void writeState(CompactWriter out, Map.Entry<FrameworkId, FrameworkState> state)
      throws IOException {
    out.beginList();
    TaskForm.writeFramework(out, state.getKey());
    for (Map.Entry<StateKey, StateBytes> value : state.getValue().values().entrySet()) {
      out.text(value.getKey().value());
      out.named(value.getValue());
    }
    out.endList();
  }

  private static FrameworkStates readStates(CompactReader in) throws IOException {
    PMap<FrameworkId, FrameworkState> states = HashTreePMap.empty();
    in.beginList();
    while (in.hasMore()) {
      in.beginList();
      FrameworkId framework = TaskForm.readFramework(in);
      Map<StateKey, StateBytes> values = new HashMap<>();
      while (in.hasMore()) {
        values.put(new StateKey(in.text()), in.named(StateBytes.class));
      }
      in.endList();
      states = states.plus(framework, FrameworkState.of(values));
    }
    in.endList();
    return new FrameworkStates(states);
  }
}
