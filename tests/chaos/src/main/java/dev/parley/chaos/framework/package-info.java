/** The framework that gives a cluster under faults its work, and writes down what it sees. */
@NullMarked
package dev.parley.chaos.framework;

import org.jspecify.annotations.NullMarked;
