package dev.parley.frameworks.commands;

import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills offers with waiting jobs: one job for each offer in turn, for as long as any fits, so that
 * the offers are used as far as they can be and the agents share the load.
 */
final class Packing {
  /** What goes into one launch, in characters; more would hold up the connection. */
  private static final long MOST_SIZE = 1024 * 1024;

  private final List<Bin> bins;

  /** One offer, and what was put into it. */
  private static final class Bin {
    private final Offer offer;
    private final List<PendingJob> jobs = new ArrayList<>();
    private Resources left;
    private long size;

    Bin(Offer offer) {
      this.offer = offer;
      this.left = offer.resources();
    }
  }

  /**
   * An offer and what is to run on it.
   *
   * @param filters for what is left of it
   */
  record Packed(Offer offer, List<PendingJob> jobs, Filters filters) {}

  private Packing(List<Offer> offers) {
    bins = offers.stream().map(Bin::new).toList();
  }

  /** Takes from {@code waiting} what fits. */
  static List<Packed> pack(List<Offer> offers, WaitingJobs waiting) {
    Packing packing = new Packing(offers);
    boolean placed = true;
    while (placed) {
      placed = false;
      for (Bin bin : packing.bins) {
        placed |= place(bin, waiting);
      }
    }
    return packing.bins.stream()
        .map(bin -> new Packed(bin.offer, List.copyOf(bin.jobs), filters(bin)))
        .toList();
  }

  private static boolean place(Bin bin, WaitingJobs waiting) {
    Optional<PendingJob> next =
        bin.size >= MOST_SIZE ? Optional.empty() : waiting.takeFitting(bin.left);
    next.ifPresent(
        pending -> {
          bin.jobs.add(pending);
          bin.left = bin.left.minus(pending.job().resources());
          bin.size += pending.job().size();
        });
    return next.isPresent();
  }

  /**
   * A launch that was cut short wants the rest again at once. Otherwise nothing that waits fits;
   * the agent is offered again all the same as soon as more of it is free.
   */
  private static Filters filters(Bin bin) {
    return bin.size >= MOST_SIZE ? Filters.NONE : Filters.DEFAULT;
  }
}
