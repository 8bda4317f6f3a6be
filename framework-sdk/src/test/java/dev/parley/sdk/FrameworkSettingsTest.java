package dev.parley.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.protocol.link.MasterAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkSettingsTest {
  @Test
  void takesTheUrlOfAnyMaster() {
    assertThat(MasterLocation.parse(" http://m1.example:5050 "))
        .isEqualTo(new MasterLocation.AtUrl(URI.create("http://m1.example:5050")));
  }

  @Test
  void takesTheAddressesOfAllMasters() {
    assertThat(MasterLocation.parse("m1@h1:2551,m2@h2:2551"))
        .isEqualTo(
            new MasterLocation.AtAddresses(
                List.of(new MasterAddress("m1", "h1", 2551), new MasterAddress("m2", "h2", 2551))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m1.example", "m1.example:5050", "ftp://m1:5050", "http://", "a b"})
  void refusesOtherFormsAndShowsTheRightOnes(String text) {
    assertThatThrownBy(() -> MasterLocation.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("http://127.0.0.1:5050")
        .hasMessageContaining("name@host:port");
  }

  @Test
  void refusesAPortThatIsNone() {
    FrameworkSettings settings =
        FrameworkSettings.of(FrameworkInfo.named("x"), MasterLocation.parse("m1@h1:2551"));
    assertThatThrownBy(() -> settings.withPort(70_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
  }
}
