package dev.parley.allocator;

import dev.parley.model.resources.Resources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One level of the hierarchy of shares, such as all roles, or the frameworks of one role: what each
 * holds, and those who want offers in the order of their need.
 *
 * <p>The neediest has the smallest dominant share. Between equal shares the one goes first whose
 * last turn is longest ago (never, for a newcomer), so that those who hold nothing and decline
 * everything take turns; then the smaller key, so that the order is total. Counting turns instead
 * would let a newcomer win every tie until it has caught up with the oldest.
 *
 * <p>A change of one share costs O(log n); {@link #rerank} costs O(n log n) and is needed when the
 * whole has changed, and with it all shares. Mutable, not thread-safe.
 *
 * @param <K> names those who are ranked
 */
final class Ranking<K extends Comparable<K>> implements Iterable<K> {
  private final ScalarSum whole;
  private final Map<K, Contender<K>> contenders = new HashMap<>();
  private final TreeSet<Contender<K>> order =
      new TreeSet<>(
          Comparator.<Contender<K>>comparingDouble(c -> c.share)
              .thenComparingLong(c -> c.lastTurn)
              .thenComparing(c -> c.key));

  /**
   * @param whole what the shares are shares of; owned and changed by the caller
   */
  Ranking(ScalarSum whole) {
    this.whole = whole;
  }

  /** Remembers this one's turns, also while it does not compete and holds nothing. */
  void admit(K key) {
    change(key, c -> c.admitted = true);
  }

  /** Ends {@link #admit} and {@link #setCompeting}. What it holds still counts. */
  void dismiss(K key) {
    change(
        key,
        c -> {
          c.admitted = false;
          c.competing = false;
        });
  }

  void setCompeting(K key, boolean competing) {
    change(key, c -> c.competing = competing);
  }

  boolean isCompeting(K key) {
    Contender<K> contender = contenders.get(key);
    return contender != null && contender.competing;
  }

  void charge(K key, Resources resources) {
    change(key, c -> c.held.add(resources));
  }

  /** Takes back what was charged. */
  void credit(K key, Resources resources) {
    change(key, c -> c.held.subtract(resources));
  }

  /**
   * @param turn grows with each call
   */
  void tookTurn(K key, long turn) {
    change(key, c -> c.lastTurn = turn);
  }

  boolean hasCompeting() {
    return !order.isEmpty();
  }

  /** Whether nobody is admitted, competes or holds anything. */
  boolean isEmpty() {
    return contenders.isEmpty();
  }

  /** Those who compete, the neediest first. */
  @Override
  public Iterator<K> iterator() {
    Iterator<Contender<K>> inOrder = order.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return inOrder.hasNext();
      }

      @Override
      public K next() {
        return inOrder.next().key;
      }
    };
  }

  /** Computes all shares anew. */
  void rerank() {
    order.clear();
    for (Contender<K> contender : contenders.values()) {
      contender.share = contender.held.dominantShareOf(whole);
      if (contender.competing) {
        order.add(contender);
      }
    }
  }

  private void change(K key, Consumer<Contender<K>> change) {
    Contender<K> contender = contenders.computeIfAbsent(key, Contender::new);
    // Out of the order first: a sorted set loses an element whose sort key changes inside it.
    order.remove(contender);
    change.accept(contender);
    contender.share = contender.held.dominantShareOf(whole);
    if (contender.competing) {
      order.add(contender);
    } else if (!contender.admitted && contender.held.isZero()) {
      contenders.remove(key);
    }
  }

  private static final class Contender<K> {
    private final K key;
    private final ScalarSum held = new ScalarSum();
    private boolean admitted;
    private boolean competing;
    private long lastTurn;
    private double share;

    private Contender(K key) {
      this.key = key;
    }
  }
}
