package dev.parley.sdk.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import dev.parley.config.ConfigLoader;
import dev.parley.config.Profile;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportTest {
  private static final String MASTERS = "m1@127.0.0.1:2551,m2@127.0.0.1:2561";
  private static final FrameworkSettings SETTINGS =
      FrameworkSettings.of(FrameworkInfo.named("test"), MasterLocation.parse(MASTERS));

  private static LinkSettings link(FrameworkSettings settings) {
    Config config = ConfigLoader.of(Profile.CLIENT).load().forAgentOrFramework();
    return Transport.link(settings, "parley", MasterAddress.parseList(MASTERS), config);
  }

  @Test
  void listensWhereMastersOfTheSameMachineReachIt() {
    LinkSettings link = link(SETTINGS);
    assertThat(link.host()).isEqualTo("127.0.0.1");
    assertThat(link.bindHost()).isEqualTo("127.0.0.1");
    assertThat(link.port()).isZero();
    assertThat(link.group()).isEqualTo(LinkSettings.Group.FRAMEWORKS);
    assertThat(link.masters()).hasSize(2);
  }

  @Test
  void listensWhereItIsTold() {
    LinkSettings link = link(SETTINGS.withHost("127.0.0.2").withPort(2700));
    assertThat(link.host()).isEqualTo("127.0.0.2");
    assertThat(link.port()).isEqualTo(2700);
  }

  @Test
  void namesTheMastersThatCannotBeReached() {
    List<MasterAddress> nowhere = MasterAddress.parseList("m1@no-such-host.invalid:2551");
    assertThatThrownBy(() -> LocalAddress.towards(nowhere))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("m1@no-such-host.invalid:2551");
  }
}
