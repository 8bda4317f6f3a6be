package dev.parley.model.roles;

import dev.parley.model.ids.Role;

/**
 * How much a role counts against others: one of weight 2 gets twice the share of one of weight 1,
 * which is what a role has that no weight was set for.
 */
public record Weight(Role role, double value) {}
