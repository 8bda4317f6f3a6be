package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void givesEachItsTurn() {
    InOrder<String> order = new InOrder<>();
    assertThat(order.add(2, "b")).isEmpty();
    assertThat(order.add(1, "a")).containsExactly("a", "b");
    assertThat(order.add(3, "c")).containsExactly("c");
  }

  @Test
  void refusesWhatComesTwice() {
    InOrder<String> order = new InOrder<>();
    order.add(1, "a");
    assertThatThrownBy(() -> order.add(1, "a")).isInstanceOf(IllegalStateException.class);
  }

  @Property
  void givesAllInOrderWhateverOrderTheyComeIn(
      @ForAll @IntRange(min = 0, max = 200) int size, @ForAll long seed) {
    List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(1, size).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    InOrder<Long> order = new InOrder<>();
    List<Long> given = new ArrayList<>();
    numbers.forEach(number -> given.addAll(order.add(number, number)));
    assertThat(given).containsExactlyElementsOf(LongStream.rangeClosed(1, size).boxed().toList());
  }
}
