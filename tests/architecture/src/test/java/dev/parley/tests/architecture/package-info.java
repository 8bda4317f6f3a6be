/** The rules of the house, checked over the classes and the sources of all modules. */
@NullMarked
package dev.parley.tests.architecture;

import org.jspecify.annotations.NullMarked;
