/** What an operator lays down for a role: its quota and its weight. */
@NullMarked
package dev.parley.model.roles;

import org.jspecify.annotations.NullMarked;
