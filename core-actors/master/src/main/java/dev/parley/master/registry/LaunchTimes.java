package dev.parley.master.registry;

import dev.parley.model.ids.OfferId;
import dev.parley.model.resources.Resources;
import java.time.Instant;

/**
 * When a task went through the first steps of the protocol, for its trace.
 *
 * @param reportedAt step 1, the agent's report that preceded the offer
 * @param allocatedAt step 2
 * @param offeredAt step 3
 * @param acceptedAt step 4, and with it the decision to launch (step 5 follows its commit)
 * @param offered what the offer held
 */
public record LaunchTimes(
    Instant reportedAt,
    Instant allocatedAt,
    Instant offeredAt,
    Instant acceptedAt,
    OfferId offer,
    Resources offered) {}
