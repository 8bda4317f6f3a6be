package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GroupsTest {
  @Property(tries = 100)
  void everyFileIsInOneGroupInOrder(@ForAll @IntRange(min = 0, max = 9000) int count) {
    List<FoundFiles.Entry> files = files(count, 10);
    List<List<FoundFiles.Entry>> groups = Groups.of(files);
    assertThat(groups.stream().flatMap(List::stream).toList()).isEqualTo(files);
    assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeBetween(1, 64));
  }

  @Test
  void makesAboutSixtyGroups() {
    assertThat(Groups.of(files(500, 10))).hasSizeBetween(50, 64);
    assertThat(Groups.of(files(20, 10))).hasSize(20);
  }

  @Test
  void givesALargeFileAGroupOfItsOwn() {
    assertThat(Groups.of(files(192, 60_000_000))).hasSize(192);
  }

  private static List<FoundFiles.Entry> files(int count, long size) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FoundFiles.Entry(Path.of("/f" + i), size, FileTime.fromMillis(0)))
        .toList();
  }
}
