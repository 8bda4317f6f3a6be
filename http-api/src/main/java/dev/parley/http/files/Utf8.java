package dev.parley.http.files;

/** Where text may be cut. */
final class Utf8 {
  private Utf8() {}

  /**
   * How many of the first {@code length} bytes end with a whole character: a page that ends within
   * one leaves it to the next page. All of them if nothing else would be left, or if this is no
   * UTF-8 anyway.
   */
  static int wholeCharacters(byte[] bytes, int length) {
    for (int back = 1; back <= Math.min(3, length); back++) {
      int lead = bytes[length - back] & 0xff;
      if (lead < 0x80) {
        return length;
      }
      if (lead >= 0xc0) {
        int needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return needed > back && length > back ? length - back : length;
      }
    }
    return length;
  }
}
