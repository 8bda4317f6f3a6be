package dev.parley.model.resources;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in thousandths of its unit (a CPU, a mebibyte), held as a whole number so that 0.1 ten
 * times is 1.
 *
 * @param milli thousandths, 0 to {@value #MAX_MILLI}
 */
public record Scalar(long milli) implements Value {
  /** A ceiling that leaves room to add a million agents without overflow. */
  public static final long MAX_MILLI = 1_000_000_000_000L;

  static final Scalar ZERO = new Scalar(0);

  /**
   * @throws IllegalArgumentException if {@code milli} is negative
   */
  public Scalar {
    if (milli < 0) {
      throw new IllegalArgumentException(
          "a scalar must not be negative, but is " + milli + "/1000");
    }
  }

  /**
   * Rounds to three decimals, as Mesos does.
   *
   * @throws IllegalArgumentException if {@code amount} is negative, NaN, infinite or too large
   */
  public static Scalar of(double amount) {
    if (!Double.isFinite(amount) || amount < 0 || amount * 1000 > MAX_MILLI) {
      throw new IllegalArgumentException(
          "a scalar must be a number from 0 to " + MAX_MILLI / 1000 + ", but is " + amount);
    }
    return new Scalar(Math.round(amount * 1000));
  }

  static Scalar parse(String text) {
    BigDecimal amount;
    try {
      amount = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
    if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(MAX_MILLI / 1000)) > 0) {
      throw new IllegalArgumentException("'" + text + "' is not between 0 and " + MAX_MILLI / 1000);
    }
    return new Scalar(amount.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** In whole units, for display and for formats that want floating point. */
  public double amount() {
    return milli / 1000.0;
  }

  @Override
  public boolean isEmpty() {
    return milli == 0;
  }

  @Override
  public boolean contains(Value other) {
    return other instanceof Scalar s && s.milli <= milli;
  }

  @Override
  public Scalar plus(Value other) {
    return new Scalar(Math.addExact(milli, same(other).milli));
  }

  @Override
  public Scalar minus(Value other) {
    return new Scalar(Math.max(0, milli - same(other).milli));
  }

  @Override
  public Value intersect(Value other) {
    return other instanceof Scalar s ? new Scalar(Math.min(milli, s.milli)) : ZERO;
  }

  private Scalar same(Value other) {
    if (other instanceof Scalar s) {
      return s;
    }
    throw new IllegalArgumentException("a scalar and " + other + " do not go together");
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
  }
}
