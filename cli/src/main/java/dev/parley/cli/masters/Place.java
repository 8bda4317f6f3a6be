package dev.parley.cli.masters;

import dev.parley.protocol.link.MasterAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A master that is replaced: {@code m2@10.0.0.5:2551}, or {@code m2} alone if it comes back where
 * it was.
 *
 * @param moved where it is from now on; empty if that is where it was
 */
record Place(String name, Optional<MasterAddress> moved) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  static final class Converter implements ITypeConverter<Place> {
    @Override
    public Place convert(String text) {
      if (NAME.matcher(text).matches()) {
        return new Place(text, Optional.empty());
      }
      try {
        MasterAddress address = MasterAddress.parse(text);
        return new Place(address.name(), Optional.of(address));
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(
            malformed.getMessage() + ", or the name alone if the address stays");
      }
    }
  }
}
