import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What {@code mvnw} needs and not every machine has a command for. Run from source: {@code java
 * Fetch.java download URL FILE} or {@code java Fetch.java sha512 FILE}.
 */
final class Fetch {
  private Fetch() {}

  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    try {
      if (arguments.length == 3 && arguments[0].equals("download")) {
        try (InputStream in = URI.create(arguments[1]).toURL().openStream()) {
          Files.copy(in, Path.of(arguments[2]), StandardCopyOption.REPLACE_EXISTING);
        }
      } else if (arguments.length == 2 && arguments[0].equals("sha512")) {
        System.out.println(sha512(Path.of(arguments[1])));
      } else {
        System.err.println("usage: Fetch download URL FILE | sha512 FILE");
        System.exit(2);
      }
    } catch (IOException failed) {
      System.err.println(Arrays.toString(arguments) + ": " + failed);
      System.exit(1);
    }
  }

  private static String sha512(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : digest.digest()) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }
}
