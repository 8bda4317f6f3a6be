/** A cluster of six processes that does a piece of real work while masters are killed. */
@NullMarked
package dev.parley.cli.work.demo;

import org.jspecify.annotations.NullMarked;
