package dev.parley.model.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {
  @Test
  void readsWhatAnOperatorOfMesosWrites() {
    Resources read =
        Resources.parse(" cpus:4 ; mem:4096;disk:10240;ports:[31000-32000, 33000-33001];d:{b,a}");
    assertThat(read.milli(Resources.CPUS)).isEqualTo(4000);
    assertThat(read.scalar(Resources.MEM)).isEqualTo(4096.0);
    assertThat(read.get(Resources.PORTS))
        .map(Value::toString)
        .hasValue("[31000-32000,33000-33001]");
    assertThat(read.toString())
        .isEqualTo("cpus:4;d:{a,b};disk:10240;mem:4096;ports:[31000-32000,33000-33001]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cpus:0.1",
        "cpus:0.001;mem:1",
        "ports:[1-1,3-5]",
        "disks:{a}",
        "x.y-z_1:2.5",
        "gpus:1"
      })
  void writesWhatItReads(String text) {
    assertThat(Resources.parse(text).toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus|expected name:value",
        "cpus:x|'x' is not a number",
        "cpus:-1|'-1' is not between 0 and",
        "cpus:NaN|'NaN' is not a number",
        "cpus:1e99|is not between 0 and",
        "cpus:[1-2]|cpus is given as a number",
        "ports:5|ports are given in ranges",
        "ports:[5-1]|the range 5-1 is not valid",
        "ports:[1-5,3-7]|overlaps",
        "ports:[a-b]|is not a range like",
        "cpus:1;cpus:2|cpus is named twice",
        "a b:1|'a b' is not a resource name",
        "d:{a,a}|twice",
        "cpus(eng):1|reservations for a role are not supported yet",
        ":4|is not a resource name"
      })
  void saysWhichPartIsWrong(String text, String why) {
    assertThatThrownBy(() -> Resources.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("resource '")
        .hasMessageContaining(why);
  }

  @Test
  void tenTenthsAreOne() {
    Resources sum = Resources.none();
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(Resources.parse("cpus:0.1"));
    }
    assertThat(sum).isEqualTo(Resources.parse("cpus:1"));
  }

  @Test
  void refusesToTakeAwayWhatIsNotThere() {
    assertThatThrownBy(() -> Resources.of(1, 10).minus(Resources.of(2, 5)))
        .hasMessageContaining("does not contain");
  }

  @Test
  void namesWhatItIsShortOf() {
    assertThat(Resources.of(1, 10).shortOf(Resources.parse("cpus:2;gpus:1;mem:5")))
        .containsExactly("cpus", "gpus");
  }

  @Test
  void coalescesRangesThatTouch() {
    assertThat(Resources.parse("ports:[1-2]").plus(Resources.parse("ports:[3-4]")))
        .isEqualTo(Resources.parse("ports:[1-4]"));
    assertThat(Resources.parse("ports:[1-9]").minus(Resources.parse("ports:[3-4]")))
        .isEqualTo(Resources.parse("ports:[1-2,5-9]"));
  }
}
