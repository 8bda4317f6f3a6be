package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.work.terminal.FakeTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PresenterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FakeTerminal err = new FakeTerminal(false);

  @Test
  void showsOutputsInTheOrderOfTheInputAndThenForgetsThem() throws IOException {
    try (ResultFolder folder = ResultFolder.temporary()) {
      Presenter presenter = presenter(folder);
      write(folder, folder.out(2), "second\n");
      presenter.over(ok(2));
      assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
      write(folder, folder.out(1), "first\n");
      presenter.over(ok(1));
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
      assertThat(folder.out(1)).doesNotExist();
      assertThat(err.text()).isEmpty();
    }
  }

  @Test
  void showsWhatAFailedTaskSaidAndWhyItFailed() throws IOException {
    try (ResultFolder folder = ResultFolder.temporary()) {
      write(folder, folder.out(1), "half\n");
      write(folder, folder.err(1), "no disk\n");
      presenter(folder).over(new Result(1, 3, "a\tline", "t", "a", "exited with 3"));
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("half\n");
      assertThat(err.text()).isEqualTo("no disk\nparley: item 1 'a?line': exited with 3\n");
    }
  }

  private Presenter presenter(ResultFolder folder) {
    return new Presenter(
        new PrintStream(out, true, StandardCharsets.UTF_8), err.stream(), err.terminal(), folder);
  }

  private static Result ok(long item) {
    return new Result(item, 0, "line", "t", "a", "");
  }

  private static void write(ResultFolder folder, Path file, String text) throws IOException {
    folder.write(file, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
