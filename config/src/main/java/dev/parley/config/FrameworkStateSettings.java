package dev.parley.config;

import com.typesafe.config.Config;

/**
 * {@code parley.master.framework-state}: what each framework may store with the masters.
 *
 * @param maxValueBytes of one value; 1 KiB to 1 MiB
 * @param maxKeys 1 to 100,000
 * @param maxBytes of all keys and values; not below {@code maxValueBytes}, to 64 MiB
 */
public record FrameworkStateSettings(int maxValueBytes, int maxKeys, int maxBytes) {

  static final String PATH = MasterSettings.PATH + ".framework-state";

  private static final int KIB = 1024;
  private static final int MIB = KIB * KIB;

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static FrameworkStateSettings from(Config config) {
    Section section = new Section(config, PATH);
    long value = section.bytes("max-value-bytes", KIB, MIB);
    FrameworkStateSettings settings =
        new FrameworkStateSettings(
            (int) value,
            section.count("max-keys", 1, 100_000),
            (int) section.bytes("max-bytes", Math.min(value, MIB), 64 * MIB));
    section.done();
    return settings;
  }
}
