package dev.parley.model.tasks;

/**
 * How a process ended: with an exit code, or by a signal.
 *
 * @param code 0 to 255; 0 where a signal ended it
 * @param signal the number of the signal, 0 where there was none
 */
public record ProcessExit(int code, int signal) {
  public static ProcessExit withCode(int code) {
    return new ProcessExit(code, 0);
  }

  public static ProcessExit bySignal(int signal) {
    return new ProcessExit(0, signal);
  }

  /** What a shell would call it: the code, or 128 plus the signal. */
  public int shellStatus() {
    return signal == 0 ? code : 128 + signal;
  }

  @Override
  public String toString() {
    return signal == 0 ? "exited with " + code : "ended by signal " + signal;
  }
}
