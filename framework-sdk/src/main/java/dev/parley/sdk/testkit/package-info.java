/** For the tests of frameworks: a master that the test itself plays. */
@NullMarked
package dev.parley.sdk.testkit;

import org.jspecify.annotations.NullMarked;
