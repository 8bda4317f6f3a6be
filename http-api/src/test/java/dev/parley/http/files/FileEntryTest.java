package dev.parley.http.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileEntryTest {

  @Test
  void modesLookAsInAListing() {
    assertThat(FileEntry.describe(0100644)).isEqualTo("-rw-r--r--");
    assertThat(FileEntry.describe(0040755)).isEqualTo("drwxr-xr-x");
    assertThat(FileEntry.describe(0120777)).isEqualTo("lrwxrwxrwx");
    assertThat(FileEntry.describe(0010600)).isEqualTo("prw-------");
    assertThat(FileEntry.describe(0140700)).isEqualTo("srwx------");
  }
}
