/** What the cluster knows of a framework. */
@NullMarked
package dev.parley.model.frameworks;

import org.jspecify.annotations.NullMarked;
