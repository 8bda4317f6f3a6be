package dev.parley.agent.checkpoint;

import dev.parley.agent.checkpoint.EventFile.Contents;
import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.ids.TaskKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events in files under {@code <work folder>/meta}: those of the agent in {@code agent.log}, those
 * of each task in a file of its own, named for its container, which goes when the task is
 * forgotten. A file is written before an append returns, and survives the loss of power. A damaged
 * file costs at most its own task. Not thread-safe.
 */
public final class FileCheckpoint implements Checkpoint {
  private static final Logger LOG = LoggerFactory.getLogger(FileCheckpoint.class);
  private static final String SUFFIX = ".log";

  private final EventLine lines = new EventLine();
  private final Path folder;
  private final Path taskFolder;
  private final Map<TaskKey, Path> taskFiles = new HashMap<>();

  private FileCheckpoint(Path folder) {
    this.folder = folder;
    this.taskFolder = folder.resolve("tasks");
  }

  /**
   * @param meta made if it is not there; readable for the agent's account only, as commands and
   *     their environment are in it
   * @throws CheckpointException if it cannot be made
   */
  public static FileCheckpoint in(Path meta) {
    FileCheckpoint checkpoint = new FileCheckpoint(meta);
    try {
      PrivateFolders.make(checkpoint.taskFolder);
      PrivateFolders.make(meta);
    } catch (IOException e) {
      throw new CheckpointException("cannot make the folder " + meta + ": " + e.getMessage(), e);
    }
    return checkpoint;
  }

  @Override
  public List<AgentEvent.Durable> replay() {
    try {
      List<AgentEvent.Durable> events = new ArrayList<>(replayAgent());
      for (Path file : taskFilesThere()) {
        events.addAll(replayTask(file));
      }
      return events;
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Of the agent's own events the last of each kind says all; the file begins anew with them. */
  private List<AgentEvent.Durable> replayAgent() throws IOException {
    EventFile file = new EventFile(agentFile(), lines);
    Contents contents = file.read();
    if (contents.damaged() && !contents.torn()) {
      LOG.error("{} is damaged; the lines that are whole are used", agentFile());
    }
    Map<Class<?>, AgentEvent.Durable> last = new LinkedHashMap<>();
    contents.events().forEach(event -> last.put(event.getClass(), event));
    List<AgentEvent.Durable> events = List.copyOf(last.values());
    if (contents.damaged() || contents.events().size() > events.size()) {
      file.replace(events);
      sync(folder);
    }
    return events;
  }

  private List<Path> taskFilesThere() throws IOException {
    try (Stream<Path> files = Files.list(taskFolder)) {
      return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private List<AgentEvent.Durable> replayTask(Path path) throws IOException {
    EventFile file = new EventFile(path, lines);
    Contents contents = file.read();
    List<AgentEvent.Durable> events = contents.soundEvents();
    Optional<TaskLaunch> launch = events.stream().findFirst().flatMap(FileCheckpoint::launchIn);
    if (launch.isEmpty()) {
      giveUp(path, contents);
      return List.of();
    }
    if (contents.damaged()) {
      if (!contents.torn()) {
        LOG.error(
            "{} is damaged; task {} goes on from the last of its {} events that is whole",
            path,
            launch.get().key(),
            events.size());
      }
      file.truncate(contents.soundBytes());
    }
    taskFiles.put(launch.get().key(), path);
    return events;
  }

  private static Optional<TaskLaunch> launchIn(AgentEvent.Durable event) {
    if (event instanceof AgentEvent.TaskAccepted e) {
      return Optional.of(e.launch());
    }
    return event instanceof AgentEvent.TaskRefused e ? Optional.of(e.launch()) : Optional.empty();
  }

  /** A torn first line was never relied on: nothing has been started for it. */
  private static void giveUp(Path path, Contents contents) throws IOException {
    if (contents.torn() || !contents.damaged()) {
      Files.delete(path);
      return;
    }
    Path aside = path.resolveSibling(path.getFileName() + ".corrupt");
    Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.error("{} is damaged and its task is given up; the file is kept as {}", path, aside);
  }

  @Override
  public void append(List<AgentEvent.Durable> events) {
    Map<Path, List<AgentEvent.Durable>> byFile = new LinkedHashMap<>();
    List<Path> forgotten = new ArrayList<>();
    for (AgentEvent.Durable event : events) {
      Path file = fileOf(event);
      if (event instanceof AgentEvent.TaskForgotten e) {
        taskFiles.remove(e.task());
        forgotten.add(file);
      } else {
        byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(event);
      }
    }
    byFile.keySet().removeAll(forgotten);
    try {
      write(byFile);
      for (Path file : forgotten) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CheckpointException(
          "cannot write to " + folder + ": " + e.getMessage() + "; is the disk full?", e);
    }
  }

  private void write(Map<Path, List<AgentEvent.Durable>> byFile) throws IOException {
    boolean newFile = false;
    for (Map.Entry<Path, List<AgentEvent.Durable>> entry : byFile.entrySet()) {
      newFile |= !Files.exists(entry.getKey());
      // An acknowledgement that is lost costs one more sending, which is cheaper than the wait.
      boolean sync =
          !entry.getValue().stream().allMatch(e -> e instanceof AgentEvent.StatusAcknowledged);
      new EventFile(entry.getKey(), lines).append(entry.getValue(), sync);
    }
    if (newFile) {
      sync(taskFolder);
      sync(folder);
    }
  }

  private Path fileOf(AgentEvent.Durable event) {
    if (event instanceof AgentEvent.OfTask e) {
      launchIn(event)
          .map(TaskLaunch::container)
          .ifPresent(c -> taskFiles.put(e.task(), taskFile(c)));
      Path file = taskFiles.get(e.task());
      if (file == null) {
        throw new IllegalArgumentException("an event of a task that was not accepted: " + event);
      }
      return file;
    }
    return agentFile();
  }

  private Path agentFile() {
    return folder.resolve("agent" + SUFFIX);
  }

  private Path taskFile(ContainerId container) {
    return taskFolder.resolve(container + SUFFIX);
  }

  /** Makes the names of new files in this folder durable. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
