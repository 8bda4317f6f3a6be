package dev.parley.chaos.history;

/** Of an agent's resources, in thousandths of a CPU and in MiB. */
public record Amount(long milliCpus, long mib) {
  public static final Amount NONE = new Amount(0, 0);

  public Amount plus(Amount other) {
    return new Amount(milliCpus + other.milliCpus, mib + other.mib);
  }

  public Amount minus(Amount other) {
    return new Amount(milliCpus - other.milliCpus, mib - other.mib);
  }

  public boolean fitsIn(Amount other) {
    return milliCpus <= other.milliCpus && mib <= other.mib;
  }
}
