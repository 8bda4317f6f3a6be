package dev.parley.model.roles;

import dev.parley.model.resources.Resources;

/**
 * The bounds of a role's share.
 *
 * @param guarantee what the role gets before others get more than theirs
 * @param limit what it gets at the most; a resource that is not named here has no limit
 */
public record Quota(Resources guarantee, Resources limit) {}
