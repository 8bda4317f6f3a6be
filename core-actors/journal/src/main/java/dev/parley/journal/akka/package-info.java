/**
 * The plug-ins for Akka Persistence over a group of replicas: {@link
 * dev.parley.journal.akka.RaftPersistenceConfig} chooses them, {@link
 * dev.parley.journal.akka.JournalSetup} gives them the group, {@link
 * dev.parley.journal.akka.RaftJournalExtension} tells claims and what is durable, and {@link
 * dev.parley.journal.akka.StoredEvent} reads what they wrote without an actor system.
 */
@NullMarked
package dev.parley.journal.akka;

import org.jspecify.annotations.NullMarked;
