/** Keeps this node's replica: founds, resumes or joins a group, and goes through its changes. */
@NullMarked
package dev.parley.journal.keeper;

import org.jspecify.annotations.NullMarked;
