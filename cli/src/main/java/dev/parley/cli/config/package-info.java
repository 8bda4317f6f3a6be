/** Commands about configuration files. */
@NullMarked
package dev.parley.cli.config;

import org.jspecify.annotations.NullMarked;
