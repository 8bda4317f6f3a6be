package dev.parley.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to one master, whose failures are made into {@link NoMasterException} and {@link
 * RefusedException}. Thread-safe.
 */
final class Requests {
  // Numbers as they came: times in seconds have more digits than a double prints well.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String NOBODY = "No leader elected";

  private final Http http = new Http();
  private final URI master;
  private final List<String> otherWays;

  Requests(URI master, List<String> otherWays) {
    this.master = master;
    this.otherWays = List.copyOf(otherWays);
  }

  URI master() {
    return master;
  }

  /** Sends a request. */
  @FunctionalInterface
  interface Sender {
    HttpResponse<byte[]> send(Http http, URI master) throws IOException;
  }

  JsonNode get(String path, Map<String, String> query) {
    try {
      return JSON.readTree(checked((h, m) -> h.get(m, path, query)).body());
    } catch (JsonProcessingException notJson) {
      throw new NoMasterException(
          master, " (what answers there is something else)", List.of("name another with --master"));
    } catch (IOException fromMemory) {
      throw nobody(fromMemory);
    }
  }

  void post(String path, Map<String, String> query) {
    checked((h, m) -> h.post(m, path, query));
  }

  /** The answer, which is a good one. */
  HttpResponse<byte[]> checked(Sender sender) {
    HttpResponse<byte[]> answer;
    try {
      answer = sender.send(http, master);
    } catch (Http.BrokenOffException part) {
      throw new RefusedException(
          200, part.getMessage() + " from " + master + ": try again, or another master");
    } catch (IOException unreachable) {
      throw nobody(unreachable);
    }
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return answer;
    }
    Optional<JsonNode> error = errorOf(answer.body());
    if (status == 503
        && error.filter(e -> !e.path("code").asText().equals("no_leader")).isEmpty()) {
      throw new RefusedException(status, noLeader(error));
    }
    if (error.isEmpty()) {
      throw new NoMasterException(
          master,
          " (what listens there answers " + status + " for " + answer.uri().getPath() + ")",
          List.of("name another with --master"));
    }
    throw new RefusedException(status, error.get().path("message").asText());
  }

  private String noLeader(Optional<JsonNode> error) {
    String reason =
        error
            .map(e -> e.path("message").asText())
            .filter(message -> message.startsWith(NOBODY + ": "))
            .map(message -> " (" + message.substring(NOBODY.length() + 2) + ")")
            .orElse("");
    return "no master leads the cluster at "
        + master
        + " now"
        + reason
        + ": wait for an election, or look at the masters' logs";
  }

  private NoMasterException nobody(IOException why) {
    // Refused is what everybody expects here; anything else is worth a word.
    String finding =
        why instanceof ConnectException || why.getMessage() == null
            ? ""
            : " (" + why.getMessage() + ")";
    return new NoMasterException(master, finding, otherWays);
  }

  /** What a node of Parley says: {@code {"error":{"code","message"}}}. */
  private static Optional<JsonNode> errorOf(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body))
          .map(whole -> whole.path("error"))
          .filter(error -> error.path("message").isTextual());
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
