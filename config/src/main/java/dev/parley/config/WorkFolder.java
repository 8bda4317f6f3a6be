package dev.parley.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A node's claim to its work folder, so that no two nodes write into one. The lock is the operating
 * system's on {@code parley.lock}, which ends with the process, however that ends; the file itself
 * stays and says whose folder it is, so that another node does not take over what is not its own.
 * {@code parley.pid} is there while the node runs. Thread-safe.
 */
public final class WorkFolder implements AutoCloseable {
  private static final String LOCK_FILE = "parley.lock";
  private static final String PID_FILE = "parley.pid";

  // POSIX drops all of a process's locks on a file as soon as the process closes any handle on it.
  // So within this JVM a claimed lock file must never be opened again, not even to be read.
  private static final Map<Path, WorkFolder> CLAIMED = new HashMap<>();

  private final Path dir;
  private final Owner owner;
  private final FileChannel channel;
  private final FileLock lock;

  private WorkFolder(Path dir, Owner owner, FileChannel channel, FileLock lock) {
    this.dir = dir;
    this.owner = owner;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Claims the folder, and makes it if needed.
   *
   * @param kind such as {@code master} or {@code agent}
   * @throws WorkFolderException if it is not writable, belongs to a running node, or to a node of
   *     another kind or name
   */
  public static WorkFolder claim(Path dir, String nodeName, String kind) {
    Owner claimant = new Owner(kind, nodeName, ProcessHandle.current().pid());
    synchronized (CLAIMED) {
      try {
        Path real = Files.createDirectories(dir).toRealPath();
        WorkFolder running = CLAIMED.get(real);
        if (running != null) {
          throw inUse(dir, Optional.of(running.owner));
        }
        WorkFolder claimed = lock(real, dir, claimant);
        CLAIMED.put(real, claimed);
        return claimed;
      } catch (AccessDeniedException denied) {
        throw new WorkFolderException(
            "work folder " + dir + ": not writable for user " + System.getProperty("user.name"));
      } catch (FileAlreadyExistsException file) {
        throw new WorkFolderException("work folder " + dir + ": " + file.getFile() + " is a file");
      } catch (IOException failed) {
        throw new WorkFolderException("work folder " + dir + ": " + failed.getMessage());
      }
    }
  }

  /** The folder, without symbolic links. */
  public Path dir() {
    return dir;
  }

  /** Gives the folder up; the next to claim it must be a node of the same kind and name. */
  @Override
  public void close() {
    synchronized (CLAIMED) {
      if (CLAIMED.remove(dir, this)) {
        try (channel) {
          Files.deleteIfExists(dir.resolve(PID_FILE));
          lock.release();
        } catch (IOException ignored) {
          // The lock ends with the process at the latest, and a stale pid file misleads no node.
        }
      }
    }
  }

  private static WorkFolder lock(Path real, Path asGiven, Owner claimant) throws IOException {
    Path file = real.resolve(LOCK_FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean claimed = false;
    try {
      FileLock lock = channel.tryLock();
      Optional<Owner> before = read(channel);
      if (lock == null) {
        throw inUse(asGiven, before);
      }
      if (before.isPresent() && !before.get().isSameNodeAs(claimant)) {
        throw new WorkFolderException(
            String.format(
                "work folder %s belongs to %s, and this is %s: choose another --work-dir",
                asGiven, before.get(), claimant));
      }
      write(channel, claimant.text());
      Files.writeString(real.resolve(PID_FILE), claimant.pid() + "\n");
      claimed = true;
      return new WorkFolder(real, claimant, channel, lock);
    } finally {
      if (!claimed) {
        channel.close();
      }
    }
  }

  private static WorkFolderException inUse(Path dir, Optional<Owner> by) {
    String owner =
        by.map(o -> "the running " + o + " (pid " + o.pid() + ")").orElse("another running node");
    return new WorkFolderException(
        "work folder " + dir + " belongs to " + owner + ": stop it, or choose another --work-dir");
  }

  private static Optional<Owner> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    channel.read(bytes, 0);
    return Owner.parse(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(text), 0);
    channel.force(true);
  }

  /** Whose folder it is, as the lock file says: {@code master m1 pid 4711}. */
  private record Owner(String kind, String name, long pid) {

    static Optional<Owner> parse(String text) {
      String[] words = text.strip().split(" ", -1);
      if (words.length != 4 || !words[3].matches("\\d{1,18}")) {
        return Optional.empty(); // empty: made by a process that was killed before it wrote
      }
      return Optional.of(new Owner(words[0], words[1], Long.parseLong(words[3])));
    }

    String text() {
      return kind + " " + name + " pid " + pid + "\n";
    }

    boolean isSameNodeAs(Owner other) {
      return kind.equals(other.kind) && name.equals(other.name);
    }

    @Override
    public String toString() {
      return kind + " " + name;
    }
  }
}
