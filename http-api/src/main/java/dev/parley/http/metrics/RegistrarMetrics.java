package dev.parley.http.metrics;

import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.view.RegistryCopyView;
import java.util.Optional;

/**
 * The replicated log and the copy of the registry on one master, whoever leads: under the names
 * that Mesos has for its registrar where it has one, and below {@code parley/} otherwise.
 */
final class RegistrarMetrics {
  private RegistrarMetrics() {}

  static void put(Metrics metrics, RegistryCopyView copy, JournalStatusView journal) {
    metrics.put("registrar/log/recovered", flag(journal.state().equals(JournalStatusView.RUNNING)));
    metrics.put("registrar/log/ensemble_size", members(journal));
    metrics.put("registrar/registry_size_bytes", journal.storeBytes());
    metrics.put("parley/registry_index", copy.index());
    metrics.put("parley/registry_age_secs", copy.age().toMillis() / 1000.0);
    metrics.put(
        "parley/journal_leading", flag(journal.leader().equals(Optional.of(journal.node()))));
    metrics.put("parley/journal_leader_known", flag(journal.leader().isPresent()));
    metrics.put("parley/journal_problem", flag(journal.problem().isPresent()));
    metrics.put("parley/journal_term", journal.term());
    metrics.put("parley/journal_committed_index", journal.committedIndex());
    metrics.put("parley/journal_applied_index", journal.appliedIndex());
    metrics.put("parley/journal_flushed_index", journal.flushedIndex());
    metrics.put("parley/journal_log_start_index", journal.logStartIndex());
    metrics.put("parley/journal_log_bytes", journal.logBytes());
    metrics.put("parley/journal_store_bytes", journal.storeBytes());
  }

  private static long members(JournalStatusView journal) {
    return journal.replicas().stream()
        .filter(replica -> !replica.role().equals(JournalStatusView.LISTENER))
        .count();
  }

  private static long flag(boolean set) {
    return set ? 1 : 0;
  }
}
