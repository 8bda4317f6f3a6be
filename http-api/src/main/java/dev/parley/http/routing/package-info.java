/** From a request to its endpoint, by the path rules that clients of Mesos rely on. */
@NullMarked
package dev.parley.http.routing;

import org.jspecify.annotations.NullMarked;
