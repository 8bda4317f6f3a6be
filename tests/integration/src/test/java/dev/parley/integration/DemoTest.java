package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven JVMs: three masters, three agents, and a framework that has real work for them. */
class DemoTest {
  @TempDir private Path folder;

  @Test
  void countsRealFilesOnARealClusterAndLeavesNothingBehind() throws Exception {
    Path files = Files.createDirectories(folder.resolve("files/with blank"));
    for (int i = 0; i < 40; i++) {
      Files.writeString(files.resolve("file " + i + " 'quoted'.txt"), "a line\n".repeat(i));
    }
    Files.write(files.resolve("-binary"), new byte[] {0, -1, 10, 13, 32});

    ParleyCommand.Result demo =
        ParleyCommand.run(folder, "", "demo", folder.resolve("files").toString());
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out() + demo.err()).contains("41 files the same as computed here, 0 different");
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(
            p ->
                p.info()
                    .arguments()
                    .filter(a -> String.join(" ", a).contains(folder.toString()))
                    .isPresent());
  }
}
