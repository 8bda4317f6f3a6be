package dev.parley.sdk.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.wire.ParleyJackson;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.MasterLocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Asks one master over HTTP which masters there are. */
final class MasterDirectory {
  private static final String PATH = "/parley/v1/cluster";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /**
   * What a master says of its cluster.
   *
   * @param clusterName absent if the master does not say
   */
  record Entry(List<MasterAddress> masters, Optional<String> clusterName) {}

  private MasterDirectory() {}

  /**
   * Blocks for some seconds at the most.
   *
   * @throws FrameworkFailedException if no master answers there
   */
  static Entry ask(URI master) {
    HttpResponse<String> response = get(master);
    if (response.statusCode() != 200) {
      throw new FrameworkFailedException(
          "no Parley master answers at "
              + master
              + ": what listens there answers "
              + response.statusCode()
              + " for "
              + PATH);
    }
    try {
      return read(ParleyJackson.json().readTree(response.body()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new FrameworkFailedException(
          "no Parley master answers at "
              + master
              + ": what listens there does not name its masters at "
              + PATH,
          e);
    }
  }

  private static HttpResponse<String> get(URI master) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(master.resolve(PATH)).timeout(ANSWER_TIMEOUT).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new FrameworkFailedException(
          "no Parley master answers at "
              + master
              + ": start one there, or name another in "
              + MasterLocation.VARIABLE,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrameworkFailedException("interrupted while asking " + master, e);
    }
  }

  private static Entry read(JsonNode cluster) {
    List<MasterAddress> masters =
        StreamSupport.stream(cluster.path("masters").spliterator(), false)
            .map(master -> MasterAddress.parse(master.asText()))
            .toList();
    if (masters.isEmpty()) {
      throw new IllegalArgumentException("no masters are named");
    }
    return new Entry(masters, Optional.ofNullable(cluster.path("cluster_name").textValue()));
  }
}
