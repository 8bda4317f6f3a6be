package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, headers and parameters, as clients of Mesos know them. */
class MasterConventionsTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/state",
        "/master/state",
        "//state",
        "/master//state",
        "/master/state/x",
        "/state/x/y",
        "/state?a=b",
        "/master/state-summary",
        "/metrics/snapshot/x",
        "/version/",
        "/version?x=y",
        "/master/flags",
        "/master/frameworks",
        "/system/stats.json"
      })
  void pathsThatAreAnswered(String path) {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(parse(response.body()).isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nope",
        "/state.json",
        "/master/state.json",
        "/master(1)/state",
        "//master//state",
        "/STATE",
        "/%73tate",
        "/%zz/state",
        "/master",
        "/master/",
        "/master/foo",
        "/master/version",
        "/master/stateSummary",
        "/master/redirect/foo/bar",
        "/metrics/",
        "/metrics/snapshot.json",
        "/files",
        "/tasks.json"
      })
  void pathsThatAreNot(String path) {
    // The client refuses to send an escape that is none.
    HttpResponse<String> response = get(path.replace("%zz", "%25"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("404 Not Found.");
    assertThat(header(response, "Content-Type")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void readsTakeAnyMethod(String method) {
    assertThat(send(method, "/tasks").body()).isEqualTo("{\"tasks\":[]}");
    assertThat(send(method, "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void headHasTheHeadersOfGet() {
    HttpResponse<String> response = send("HEAD", "/version");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Content-Length"))
        .isEqualTo(Integer.toString(get("/version").body().length()));
    assertThat(send("HEAD", "/state").statusCode()).isEqualTo(200);
  }

  @Test
  void healthIsEmptyUnlessJsonIsAskedFor() {
    HttpResponse<String> plain = get("/health", "Accept", "*/*");
    HttpResponse<String> json = get("/master/health", "Accept", "application/json");

    assertThat(plain.body()).isEmpty();
    assertThat(header(plain, "Content-Type")).isEqualTo("(none)");
    assertThat(header(plain, "Content-Length")).isEqualTo("0");
    assertThat(parse(json.body()).get("healthy").asBoolean()).isTrue();
    assertThat(parse(json.body()).get("mode").asText()).isEqualTo("serving");
  }

  @ParameterizedTest
  @CsvSource({
    "cb, cb(, )",
    "a.b.c, a.b.c(, )",
    "'', (, )",
    "a+b, a b(, )",
    "alert(1)//, alert(1)//(, )",
  })
  void jsonpWrapsWithoutACheckOfTheName(String name, String start, String end) {
    for (String path : List.of("/state-summary", "/metrics/snapshot", "/tasks", "/version")) {
      HttpResponse<String> response = get(path + "?jsonp=" + name);

      assertThat(header(response, "Content-Type")).isEqualTo("text/javascript");
      assertThat(response.body()).startsWith(start + "{").endsWith("}" + end);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "*, gzip",
    "'deflate, gzip', gzip",
    "identity, (none)",
    "gzip;q=0, (none)",
  })
  void compressesOnlyWhenAsked(String accepted, String used) throws IOException {
    HttpResponse<byte[]> response =
        send(
            HttpResponse.BodyHandlers.ofByteArray(),
            "GET",
            "/state-summary",
            "Accept-Encoding",
            accepted);

    assertThat(header(response, "Content-Encoding")).isEqualTo(used);
    byte[] body =
        used.equals("gzip")
            ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()
            : response.body();
    assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("{\"hostname\":");
  }

  @Test
  void anEmptyBodyIsNotCompressed() {
    HttpResponse<String> response = get("/health", "Accept-Encoding", "gzip");

    assertThat(header(response, "Content-Encoding")).isEqualTo("(none)");
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1secs, Failed to convert '' to number",
    "abc, Failed to convert '' to number",
    "1foo, Unknown duration unit 'foo'",
  })
  void aTimeoutMustBeADuration(String timeout, String why) {
    HttpResponse<String> response = get("/metrics/snapshot?timeout=" + timeout);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("Invalid timeout '" + timeout + "': " + why + ".\n");
    assertThat(get("/metrics/snapshot?timeout=1secs").statusCode()).isEqualTo(200);
    assertThat(get("/metrics/snapshot?timeout=0ns").statusCode()).isEqualTo(200);
  }

  @Test
  void aMasterWithoutLogsHasNoFiles() {
    assertThat(get("/files/browse").statusCode()).isEqualTo(400);
    assertThat(get("/files/browse?path=/etc").statusCode()).isEqualTo(404);
    assertThat(get("/files/browse?path=/etc").body()).isEmpty();
    assertThat(get("/files/read?path=/master/log").body()).isEmpty();
  }

  @Test
  void longPathsAreReadToTheEnd() {
    assertThat(get("/" + "a".repeat(9000)).statusCode()).isEqualTo(404);
  }

  @Test
  void theServerTellsItsName() {
    assertThat(header(get("/version"), "Server")).isEqualTo("parley/0.1.0");
  }
}
