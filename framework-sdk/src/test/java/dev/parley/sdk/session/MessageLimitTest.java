package dev.parley.sdk.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.sdk.MessageTooLargeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageLimitTest {
  private static AcceptOffers launchWithLabelOf(int characters) {
    TaskSpec task =
        TaskSpec.of(new TaskId("t1"), "t", Resources.of(1, 32), CommandSpec.exec("true"))
            .withLabels(Map.of("large", "x".repeat(characters)));
    return new AcceptOffers(
        List.of(new OfferId("o1")), List.of(new Operation.Launch(List.of(task))), Filters.NONE);
  }

  @Test
  void namesTheSizeOfALaunchThatIsTooLarge() {
    assertThatThrownBy(() -> new MessageLimit(10_000).check(launchWithLabelOf(20_000)))
        .isInstanceOf(MessageTooLargeException.class)
        .hasMessageMatching("a call AcceptOffers of 20.\\d{3} bytes is larger than the 10.000 .*");
  }

  @Test
  void letsATaskWithTwoMegabytesOfLabelsPass() {
    assertThatCode(() -> new MessageLimit().check(launchWithLabelOf(2_000_000)))
        .doesNotThrowAnyException();
  }
}
