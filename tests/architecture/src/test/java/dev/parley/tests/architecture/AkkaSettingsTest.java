package dev.parley.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Akka says nothing of a setting it does not know, so a mistyped one would do nothing, for ever.
 */
class AkkaSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"parley-akka.conf", "parley-akka-calm.conf"})
  void everySettingIsOneThatAkkaHas(String resource) {
    Config reference = ConfigFactory.defaultReference();
    Config ours = ConfigFactory.parseResources(resource);
    assertThat(ours.entrySet())
        .isNotEmpty()
        .allSatisfy(
            setting ->
                assertThat(reference.hasPathOrNull(setting.getKey()))
                    .as(setting.getKey())
                    .isTrue());
  }
}
