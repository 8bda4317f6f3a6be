/** The plug-in for Akka Persistence: journal and snapshot store over a group of replicas. */
@NullMarked
package dev.parley.journal.akka;

import org.jspecify.annotations.NullMarked;
