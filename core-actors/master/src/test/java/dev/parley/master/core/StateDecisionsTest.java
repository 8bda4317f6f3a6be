package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.DeleteState;
import dev.parley.protocol.messages.FrameworkToMaster.GetState;
import dev.parley.protocol.messages.FrameworkToMaster.PutState;
import dev.parley.protocol.messages.MasterToFramework.StateRefused;
import dev.parley.protocol.messages.MasterToFramework.StateStored;
import dev.parley.protocol.messages.MasterToFramework.StateValue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateDecisionsTest {
  private static final StateKey KEY = new StateKey("k");
  private static final StateBytes VALUE = StateBytes.of("v");

  private final CoreScenario cluster = new CoreScenario();
  private final FrameworkInfo info =
      FrameworkInfo.named("f").withFailoverTimeout(Duration.ofMinutes(1));
  private SessionId session = cluster.subscribe(info);
  private final FrameworkId framework = cluster.subscribed(session);

  private Optional<StateBytes> value(StateKey key) {
    cluster.say(session, new GetState(99, key));
    return cluster.sent(session, StateValue.class).get(0).value();
  }

  private void put(String key, int bytes) {
    cluster.say(session, new PutState(1, new StateKey(key), StateBytes.of(new byte[bytes])));
  }

  private void refused(String words) {
    assertThat(cluster.sent(session, StateRefused.class))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.request()).isEqualTo(1);
              assertThat(refused.message()).contains(words);
            });
    assertThat(cluster.lastEvents()).isEmpty();
  }

  @Test
  void answersAPutOnceItIsDurable() {
    cluster.say(session, new PutState(7, KEY, VALUE));
    assertThat(cluster.lastEvents()).hasOnlyElementsOfType(RegistryEvent.FrameworkStatePut.class);
    assertThat(cluster.effects())
        .as("effects come after the commit")
        .containsExactly(new MasterEffect.Send(session, new StateStored(7)));
    assertThat(value(KEY)).hasValue(VALUE);
  }

  @Test
  void answersAgainWhatIsStoredAlready() {
    cluster.say(session, new PutState(7, KEY, VALUE));
    cluster.failOver();
    session = cluster.subscribe(info.withId(framework));
    cluster.say(session, new PutState(7, KEY, VALUE));
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.sent(session, StateStored.class)).hasSize(1);
    assertThat(value(KEY)).hasValue(VALUE);
  }

  @Test
  void deletesAndSaysThatThereIsNothing() {
    cluster.say(session, new PutState(7, KEY, VALUE));
    cluster.say(session, new DeleteState(8, KEY));
    assertThat(cluster.sent(session, StateStored.class)).containsExactly(new StateStored(8));
    assertThat(value(KEY)).isEmpty();
    cluster.say(session, new DeleteState(9, KEY));
    assertThat(cluster.lastEvents()).as("nothing to delete").isEmpty();
    assertThat(cluster.sent(session, StateStored.class)).hasSize(1);
  }

  @Test
  void keepsTheStatesOfFrameworksApart() {
    cluster.say(session, new PutState(7, KEY, VALUE));
    SessionId other = cluster.subscribe(FrameworkInfo.named("other"));
    cluster.say(other, new GetState(1, KEY));
    assertThat(cluster.sent(other, StateValue.class))
        .containsExactly(new StateValue(1, Optional.empty()));
  }

  @Test
  void forgetsTheStateWithTheFramework() {
    cluster.say(session, new PutState(7, KEY, VALUE));
    cluster.say(session, new FrameworkToMaster.Teardown());
    assertThat(cluster.registry().states().byFramework()).isEmpty();
  }

  @Test
  void refusesAValueThatIsTooLarge() {
    put("k", StateLimits.DEFAULT.valueBytes());
    assertThat(cluster.sent(session, StateStored.class)).hasSize(1);
    put("k", StateLimits.DEFAULT.valueBytes() + 1);
    refused("65,537");
    assertThat(value(KEY)).hasValueSatisfying(v -> assertThat(v.size()).isEqualTo(65_536));
  }

  @Test
  void refusesMoreThanAFrameworkMayStore() {
    for (int i = 0; i < 15; i++) {
      put("k" + i, StateLimits.DEFAULT.valueBytes());
    }
    put("full", StateLimits.DEFAULT.valueBytes());
    refused("1,048,576");
    put("k0", 1);
    put("full", StateLimits.DEFAULT.valueBytes());
    assertThat(cluster.sent(session, StateStored.class)).as("room was made").hasSize(1);
  }

  @Test
  void refusesMoreKeysThanAFrameworkMayHave() {
    for (int i = 0; i < StateLimits.DEFAULT.keys(); i++) {
      put("k" + i, 0);
    }
    put("more", 0);
    refused("1,024");
    put("k7", 3);
    assertThat(cluster.sent(session, StateStored.class)).as("an old key").hasSize(1);
  }

  @Test
  void theConfiguredLimitsCount() {
    CoreScenario tight =
        new CoreScenario(MasterRules.DEFAULT.withState(new StateLimits(10, 2, 15)));
    SessionId other = tight.subscribe(info);
    for (int[] sizes : new int[][] {{11}, {10, 10}, {1, 1, 1}}) {
      for (int i = 0; i < sizes.length; i++) {
        tight.say(other, new PutState(i, new StateKey("k" + i), StateBytes.of(new byte[sizes[i]])));
      }
      assertThat(tight.sent(other, StateRefused.class))
          .extracting(StateRefused::request)
          .containsExactly(sizes.length - 1L);
      for (int i = 0; i < sizes.length; i++) {
        tight.say(other, new DeleteState(9, new StateKey("k" + i)));
      }
    }
  }
}
