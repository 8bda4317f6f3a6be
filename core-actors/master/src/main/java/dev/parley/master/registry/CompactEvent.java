package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.TaskKillRequested;
import dev.parley.master.registry.RegistryEvent.TaskLaunched;
import dev.parley.master.registry.RegistryEvent.TaskSettled;
import dev.parley.master.registry.RegistryEvent.TaskStateChanged;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The compact form of the events of one kind: a list of values without names.
 *
 * @param name of the form, with its version
 */
record CompactEvent<E extends RegistryEvent>(
    String name, Class<E> type, Output<E> output, Input<E> input) {

  interface Output<E> {
    void write(CompactWriter out, E event) throws IOException;
  }

  interface Input<E> {
    E read(CompactReader in) throws IOException;
  }

  private static final List<CompactEvent<?>> ALL =
      List.of(
          new CompactEvent<>(
              "task-launched.2", TaskLaunched.class, TaskForm::writeLaunch, TaskForm::readLaunch),
          new CompactEvent<>(
              "task-state-changed.2",
              TaskStateChanged.class,
              CompactEvent::writeChange,
              CompactEvent::readChange),
          new CompactEvent<>(
              "task-kill-requested.2",
              TaskKillRequested.class,
              (out, e) -> {
                writeKey(out, e.task());
                out.instant(e.at());
              },
              in -> new TaskKillRequested(readKey(in), in.instant())),
          new CompactEvent<>(
              "task-settled.2",
              TaskSettled.class,
              (out, e) -> {
                writeKey(out, e.task());
                out.instant(e.at());
              },
              in -> new TaskSettled(readKey(in), in.instant())));

  static final Map<Class<?>, CompactEvent<?>> BY_CLASS =
      ALL.stream().collect(Collectors.toMap(CompactEvent::type, Function.identity()));

  static final Map<String, CompactEvent<?>> BY_NAME =
      ALL.stream().collect(Collectors.toMap(CompactEvent::name, Function.identity()));

  void write(CompactWriter out, RegistryEvent event) throws IOException {
    out.beginList();
    output.write(out, type.cast(event));
    out.endList();
  }

  E read(CompactReader in) throws IOException {
    in.beginList();
    E event = input.read(in);
    in.endList();
    return event;
  }

  private static void writeChange(CompactWriter out, TaskStateChanged event) throws IOException {
    writeKey(out, event.task());
    StatusForm.write(out, event.task().task(), event.status());
  }

  private static TaskStateChanged readChange(CompactReader in) throws IOException {
    TaskKey key = readKey(in);
    return new TaskStateChanged(key, StatusForm.read(in, key.task()));
  }

  private static void writeKey(CompactWriter out, TaskKey key) throws IOException {
    TaskForm.writeFramework(out, key.framework());
    out.text(key.task().value());
  }

  private static TaskKey readKey(CompactReader in) throws IOException {
    FrameworkId framework = TaskForm.readFramework(in);
    return new TaskKey(framework, new TaskId(in.text()));
  }
}
