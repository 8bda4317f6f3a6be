package dev.parley.journal.offline;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.UnknownCommandException;
import dev.parley.journal.offline.BackupFrames.Frame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A backup that was read to its end and is whole. The file must not change from then on. Only one
 * command of it is in memory at a time.
 */
public final class BackupReader {
  private final Path file;
  private final BackupHeader header;
  private final BackupTotals totals;

  private BackupReader(Path file, BackupHeader header, BackupTotals totals) {
    this.file = file;
    this.header = header;
    this.totals = totals;
  }

  /** Takes the commands of a backup, in order. */
  @FunctionalInterface
  interface CommandSink {
    void accept(JournalCommand command) throws IOException;
  }

  /**
   * Reads all of the file.
   *
   * @throws DamagedBackupException if it is not a whole backup
   * @throws IOException if it cannot be read
   */
  public static BackupReader verify(Path file) throws IOException {
    BackupContents contents = new BackupContents();
    BackupReader reader = read(file, contents::accept);
    if (!contents.totals().equals(reader.totals())) {
      throw new DamagedBackupException(file, "does not have all that was written to it");
    }
    return reader;
  }

  public BackupHeader header() {
    return header;
  }

  public BackupTotals totals() {
    return totals;
  }

  public Path file() {
    return file;
  }

  /** Gives all commands once more. */
  void forEach(CommandSink sink) throws IOException {
    read(file, sink);
  }

  private static BackupReader read(Path file, CommandSink sink) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream in = BackupFrames.begin(bytes)) {
      Frame first = BackupFrames.read(in);
      if (first.type() != BackupFrames.HEADER) {
        throw new DamagedBackupException("is damaged: it does not begin with a header");
      }
      BackupHeader header = BackupHeader.read(fields(first));
      Frame frame = BackupFrames.read(in);
      for (; frame.type() == BackupFrames.COMMAND; frame = BackupFrames.read(in)) {
        sink.accept(CommandCodec.decode(ByteBuffer.wrap(frame.data())));
      }
      if (frame.type() != BackupFrames.TOTALS || in.read() >= 0) {
        throw new DamagedBackupException("is damaged: it does not end with its totals");
      }
      return new BackupReader(file, header, BackupTotals.read(fields(frame)));
    } catch (DamagedBackupException e) {
      throw new DamagedBackupException(file, e.what());
    } catch (EOFException e) {
      throw new DamagedBackupException(file, "ends early: it was not written to its end");
    } catch (ZipException e) {
      throw new DamagedBackupException(file, "is damaged: " + e.getMessage());
    } catch (UnknownCommandException e) {
      throw new DamagedBackupException(file, "was written by a newer program: " + e.getMessage());
    }
  }

  private static DataInputStream fields(Frame frame) {
    return new DataInputStream(new ByteArrayInputStream(frame.data()));
  }
}
