package dev.parley.chaos.framework;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import dev.parley.sdk.session.Sessions;
import dev.parley.sdk.transport.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A framework in a process of its own, which is told on its standard input to {@code drain} or
 * {@code work}, to be {@code busy} or {@code idle}, and to {@code read} what it stored, and ends
 * with it. What it has written down is all it needs to go on after it was killed.
 */
public final class ChaosFramework {
  private static final Duration FAILOVER_TIMEOUT = Duration.ofHours(1);

  private final String name;
  private final Path file;
  private final Path proofs;
  private final int most;
  private final long seed;

  private ChaosFramework(String[] args) {
    name = args[0];
    file = Path.of(args[2]);
    proofs = Path.of(args[3]);
    most = Integer.parseInt(args[4]);
    seed = Long.parseLong(args[5]);
  }

  /**
   * @param args its name, the masters, the file of what it saw, the folder of the tasks' proofs,
   *     how many tasks it has at most, and a seed
   */
  public static void main(String[] args) throws IOException {
    new ChaosFramework(args).run(MasterLocation.parse(args[1]));
  }

  private void run(MasterLocation masters) throws IOException {
    Past past = Past.read(file);
    Recorder recorder = new Recorder(file);
    recorder.write(new ByFramework.Began(Clock.now(), name));
    FrameworkInfo info = FrameworkInfo.named(name).withFailoverTimeout(FAILOVER_TIMEOUT);
    FrameworkSettings settings =
        FrameworkSettings.of(
            past.id().map(id -> info.withId(new FrameworkId(id))).orElse(info), masters);
    EpochTap tap = new EpochTap(Transport.to(settings), name, recorder);
    SplittableRandom chance = new SplittableRandom(seed + past.launched());
    Tasks tasks = new Tasks(proofs, chance.split());
    Sessions.run(
        settings,
        handle -> {
          Load load = new Load(name, most, tasks, recorder, chance, handle, past);
          Writes writes = new Writes(name, handle, tap, recorder);
          writes.after(past.written());
          listen(handle, load, writes);
          return scheduler(load);
        },
        tap);
  }

  private static Behavior<FrameworkEvent> scheduler(Load load) {
    return Behaviors.receiveMessage(
        event -> {
          load.on(event);
          return Behaviors.same();
        });
  }

  private static void listen(FrameworkHandle handle, Load load, Writes writes) {
    Thread listener =
        new Thread(
            () -> {
              try {
                obey(load, writes);
              } catch (IOException e) {
                throw new IllegalStateException("the orders cannot be read", e);
              } finally {
                handle.close();
              }
            },
            "orders");
    listener.setDaemon(true);
    listener.start();
  }

  private static void obey(Load load, Writes writes) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      switch (order) {
        case "drain" -> load.drain();
        case "work" -> load.work();
        case "busy" -> load.busy(true);
        case "idle" -> load.busy(false);
        case "read" -> writes.readBack();
        default -> throw new IllegalArgumentException("no such order: " + order);
      }
    }
  }
}
