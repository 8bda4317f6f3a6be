package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.core.OperatorOrder.RemoveQuota;
import dev.parley.master.core.OperatorOrder.SetMaintenanceSchedule;
import dev.parley.master.core.OperatorOrder.SetQuota;
import dev.parley.master.core.OperatorOrder.SetWeights;
import dev.parley.master.registry.Policies;
import dev.parley.model.ids.Role;
import dev.parley.model.maintenance.Machine;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.maintenance.MaintenanceWindow;
import dev.parley.model.resources.Resources;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyDecisionsTest {
  private static final Role ENG = new Role("eng");
  private static final Machine MACHINE = new Machine("h1", "");

  private final CoreScenario cluster = new CoreScenario();

  private Policies policies() {
    return cluster.registry().policies();
  }

  private void done(OperatorOrder order) {
    assertThat(cluster.order(order)).isEmpty();
    assertThat(cluster.lastEvents()).hasSize(1);
    cluster.failOver();
  }

  private void refused(Refusal.Kind kind, OperatorOrder order, String words) {
    assertThat(cluster.order(order))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.message()).contains(words);
            });
    assertThat(cluster.lastEvents()).isEmpty();
  }

  private static Quota quota(String guarantee, String limit) {
    return new Quota(Resources.parse(guarantee), Resources.parse(limit));
  }

  private static MaintenanceWindow window(Duration duration, Machine... machines) {
    return new MaintenanceWindow(List.of(machines), Instant.EPOCH, Optional.of(duration));
  }

  private static SetMaintenanceSchedule schedule(MaintenanceWindow... windows) {
    return new SetMaintenanceSchedule(new MaintenanceSchedule(List.of(windows)));
  }

  @Test
  void holdsAQuotaUntilItIsReplacedOrRemoved() {
    done(new SetQuota(ENG, quota("cpus:1", "cpus:2")));
    done(new SetQuota(ENG, quota("cpus:2;mem:10", "cpus:2")));
    assertThat(policies().quotas()).isEqualTo(Map.of(ENG, quota("cpus:2;mem:10", "cpus:2")));
    assertThat(cluster.order(new SetQuota(ENG, quota("cpus:2;mem:10", "cpus:2")))).isEmpty();
    assertThat(cluster.lastEvents()).as("done before").isEmpty();
    done(new RemoveQuota(ENG));
    assertThat(policies().quotas()).isEmpty();
    refused(Refusal.Kind.UNKNOWN, new RemoveQuota(ENG), "eng");
  }

  @Test
  void refusesQuotasThatMakeNoSense() {
    refused(Refusal.Kind.INVALID, new SetQuota(Role.ANY, quota("cpus:1", "")), "'*'");
    refused(Refusal.Kind.INVALID, new SetQuota(ENG, quota("cpus:2", "cpus:1")), "limit");
    refused(Refusal.Kind.INVALID, new SetQuota(ENG, quota("ports:[1-2]", "")), "ports");
    refused(Refusal.Kind.INVALID, new SetQuota(ENG, quota("", "ports:[1-2]")), "limit names ports");
  }

  @Test
  void holdsWeightsByRole() {
    done(new SetWeights(List.of(new Weight(ENG, 2), new Weight(Role.ANY, 0.5))));
    done(new SetWeights(List.of(new Weight(ENG, 3))));
    assertThat(policies().weights()).isEqualTo(Map.of(ENG, 3.0, Role.ANY, 0.5));
    assertThat(cluster.order(new SetWeights(List.of(new Weight(ENG, 3))))).isEmpty();
    assertThat(cluster.lastEvents()).as("done before").isEmpty();
  }

  @Test
  void refusesWeightsThatMakeNoSense() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(Refusal.Kind.INVALID, new SetWeights(List.of(new Weight(ENG, wrong))), "eng");
    }
    refused(Refusal.Kind.INVALID, new SetWeights(List.of()), "no weights");
    refused(
        Refusal.Kind.INVALID,
        new SetWeights(List.of(new Weight(ENG, 1), new Weight(ENG, 2))),
        "two weights");
  }

  @Test
  void holdsTheMaintenanceScheduleUntilItIsReplaced() {
    done(schedule(window(Duration.ofHours(1), MACHINE)));
    assertThat(policies().maintenance().windows()).hasSize(1);
    done(schedule());
    assertThat(policies().maintenance().windows()).isEmpty();
  }

  @Test
  void refusesSchedulesThatMakeNoSense() {
    refused(Refusal.Kind.INVALID, schedule(window(Duration.ZERO)), "no machine");
    refused(Refusal.Kind.INVALID, schedule(window(Duration.ofHours(-1), MACHINE)), "negative");
    refused(
        Refusal.Kind.INVALID,
        schedule(window(Duration.ZERO, new Machine("", ""))),
        "neither a host name");
    refused(
        Refusal.Kind.INVALID,
        schedule(window(Duration.ZERO, MACHINE), window(Duration.ZERO, MACHINE)),
        "h1");
  }
}
