/** What endless work leaves on the disk. */
@NullMarked
package dev.parley.benchmarks.churn;

import org.jspecify.annotations.NullMarked;
