package dev.parley.cli.work.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {
  private final FakeRemoteFile file = new FakeRemoteFile();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Tail tail = new Tail(file, out);

  @Test
  void waitsForTheFileToAppear() throws IOException {
    assertThat(tail.copyNews(0)).isFalse();
    file.append(bytes("hello, there\n"));
    assertThat(tail.copyNews(1)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("hello, there\n");
    assertThat(tail.copyNews(2)).isFalse();
  }

  @Test
  void copiesAGrowingTextInPagesWithoutCuttingCharacters() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String part = "ä€𝄞" + i;
      expected.append(part);
      file.append(bytes(part));
      tail.copyNews(i);
    }
    tail.copyRest();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    assertThat(file.copies()).isZero();
  }

  @Test
  void copiesWhatIsNoTextByteForByte() throws IOException {
    file.append(bytes("text "));
    tail.copyNews(0);
    byte[] binary = {(byte) 0xff, 0, (byte) 0xfe, 10};
    file.append(binary);
    tail.copyNews(1);
    file.append(binary);
    tail.copyRest();
    assertThat(out.toByteArray())
        .isEqualTo(
            new byte[] {
              't',
              'e',
              'x',
              't',
              ' ',
              (byte) 0xff,
              0,
              (byte) 0xfe,
              10,
              (byte) 0xff,
              0,
              (byte) 0xfe,
              10
            });
  }

  @Test
  void copiesALastCharacterThatIsCutOff() throws IOException {
    file.append((byte) 'h', (byte) 0xc3);
    tail.copyNews(0);
    tail.copyRest();
    assertThat(out.toByteArray()).isEqualTo(new byte[] {'h', (byte) 0xc3});
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
