package dev.parley.cli.masters;

import dev.parley.protocol.link.MasterAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code m4@10.0.0.4:2551}. */
final class AddressConverter implements ITypeConverter<MasterAddress> {
  @Override
  public MasterAddress convert(String text) {
    try {
      return MasterAddress.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new TypeConversionException(String.valueOf(malformed.getMessage()));
    }
  }
}
