package dev.parley.http.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request asks for, exactly as it came over the wire. Paths are compared undecoded, because
 * that is how Mesos compares them; parameters are decoded.
 *
 * @param path begins with a slash
 * @param query without the question mark; absent if there was none
 * @param parameters of the query, decoded; of several with one name the first
 */
public record RequestTarget(String path, Optional<String> query, Map<String, String> parameters) {

  /**
   * @throws IllegalArgumentException for a percent sign without two hexadecimal digits after it
   */
  public static RequestTarget parse(String raw) {
    String target = withoutAuthority(raw);
    int fragment = target.indexOf('#');
    if (fragment >= 0) {
      target = target.substring(0, fragment);
    }
    int mark = target.indexOf('?');
    if (mark < 0) {
      return new RequestTarget(target, Optional.empty(), Map.of());
    }
    String query = target.substring(mark + 1);
    return new RequestTarget(target.substring(0, mark), Optional.of(query), parameters(query));
  }

  /** The query with its question mark, or nothing. */
  public String querySuffix() {
    return query.map(q -> "?" + q).orElse("");
  }

  private static String withoutAuthority(String raw) {
    int scheme = raw.indexOf("://");
    if (raw.startsWith("/") || scheme < 0) {
      return raw;
    }
    int path = raw.indexOf('/', scheme + 3);
    return path < 0 ? "/" : raw.substring(path);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        found.putIfAbsent(decode(name), decode(value));
      }
    }
    return found;
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
