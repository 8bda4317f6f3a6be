package dev.parley.chaos.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Carries the bytes of one direction of a connection, on two threads: what is held up waits. */
final class Pump {
  private static final int PIECE = 64 * 1024;

  /** Empty at the end of the stream. */
  private record Piece(long arrivedNanos, ByteBuffer bytes) {}

  private final Socket in;
  private final Socket out;
  private final Hold hold;
  private final BlockingQueue<Piece> waiting = new LinkedBlockingQueue<>();

  Pump(Socket in, Socket out, Hold hold) {
    this.in = in;
    this.out = out;
    this.hold = hold;
  }

  void start() {
    Relay.background("relay-read", this::read);
    Relay.background("relay-write", this::write);
  }

  private void read() {
    byte[] buffer = new byte[PIECE];
    try {
      int got = in.getInputStream().read(buffer);
      while (got > 0) {
        waiting.add(new Piece(System.nanoTime(), ByteBuffer.wrap(Arrays.copyOf(buffer, got))));
        got = in.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // As the end of the stream.
    }
    waiting.add(new Piece(System.nanoTime(), ByteBuffer.allocate(0)));
  }

  private void write() {
    try {
      Piece piece = waiting.take();
      while (piece.bytes().hasRemaining()) {
        hold.await(piece.arrivedNanos());
        out.getOutputStream().write(piece.bytes().array());
        piece = waiting.take();
      }
    } catch (IOException e) {
      // The other side is gone; this one is told so below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(in);
    closeQuietly(out);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
