package dev.parley.master.core;

import dev.parley.model.offers.Offer;
import java.time.Instant;

/**
 * An offer that its framework has not answered.
 *
 * @param incarnation of the agent whose resources it holds
 * @param reportedAt step 1 of its trace
 * @param allocatedAt step 2 of its trace
 */
record OpenOffer(
    Offer offer,
    long incarnation,
    Instant reportedAt,
    Instant allocatedAt,
    Instant offeredAt,
    Instant expiresAt) {}
