@NullMarked
package dev.parley.master.log;

import org.jspecify.annotations.NullMarked;
