package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browsing, reading and downloading a sandbox, with the replies Mesos gives. */
class FileEndpointsTest extends HttpServerTest {
  private FakeAgentViews views = new FakeAgentViews();
  private Path sandbox = Path.of("");

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeAgentViews();
    return AgentHttp.start(kit.system(), "127.0.0.1", 0, views);
  }

  @BeforeEach
  void fillSandbox(@TempDir Path work) throws IOException {
    sandbox = Files.createDirectory(work.resolve("run 1"));
    Files.writeString(sandbox.resolve("stdout"), "out\n");
    Files.writeString(sandbox.resolve("stderr"), "");
    Files.write(sandbox.resolve("bin.dat"), new byte[] {'a', '\n', 1, 'b'});
    Files.createDirectory(sandbox.resolve("sub"));
    views.roots.add(sandbox);
  }

  @Test
  void browseListsByName() {
    JsonNode files = json("/files/browse?path=" + encoded(sandbox));

    assertThat(files.findValuesAsText("path"))
        .containsExactly(
            sandbox + "/bin.dat", sandbox + "/stderr", sandbox + "/stdout", sandbox + "/sub");
    JsonNode file = files.get(2);
    assertThat(file.fieldNames())
        .toIterable()
        .containsExactly("gid", "mode", "mtime", "nlink", "path", "size", "uid");
    assertThat(file.get("mode").asText()).startsWith("-rw");
    assertThat(files.get(3).get("mode").asText()).startsWith("drw");
    assertThat(file.get("size").asInt()).isEqualTo(4);
    assertThat(file.get("nlink").asInt()).isEqualTo(1);
    assertThat(get("/files/browse?path=" + encoded(sandbox)).body())
        .containsPattern("\"mtime\":\\d{10}\\.0,");
    assertThat(file.get("uid").asText()).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void browseOfAFileIsEmptyAndOfNothingIsNotFound() {
    assertThat(get("/files/browse?path=" + encoded(sandbox.resolve("stdout"))).body())
        .isEqualTo("[]");
    HttpResponse<String> missing = get("/files/browse?path=" + encoded(sandbox.resolve("nope")));
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).isEmpty();
    assertThat(header(missing, "Content-Type")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"browse", "browse/foo", "read", "download"})
  void aPathIsNeeded(String endpoint) {
    HttpResponse<String> response = send("DELETE", "/files/" + endpoint);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("Expecting 'path=value' in query.\n");
    assertThat(header(response, "Content-Type")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "offset=0, 'out\n', 0",
    "offset=0&length=5, 'out\n', 0",
    "offset=0&length=2, ou, 0",
    "offset=1&length=2, ut, 1",
    "offset=0&length=-1, 'out\n', 0",
    "offset=0&length=99999999, 'out\n', 0",
    "offset=0&length=0, '', 0",
    "offset=100000, '', 100000",
    "offset=-1, '', 4",
    "'', '', 4",
  })
  void readGivesAPart(String window, String data, long offset) {
    JsonNode page = json("/files/read?" + window + "&path=" + encoded(sandbox.resolve("stdout")));

    assertThat(page.get("data").asText()).isEqualTo(data);
    assertThat(page.get("offset").asLong()).isEqualTo(offset);
    assertThat(page).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "offset=-2, Negative offset provided: -2.",
    "offset=0&length=-2, Negative length provided: -2.",
    "offset=x, Failed to parse offset: Failed to convert 'x' to number.",
    "offset=0&length=x, Failed to parse length: Failed to convert 'x' to number.",
  })
  void readRefusesWhatIsNoWindow(String window, String message) {
    HttpResponse<String> response =
        get("/files/read?" + window + "&path=" + encoded(sandbox.resolve("stdout")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo(message + "\n");
  }

  @Test
  void readKeepsControlCharactersAndWrapsInJsonp() {
    assertThat(get("/files/read?offset=0&path=" + encoded(sandbox.resolve("bin.dat"))).body())
        .isEqualTo("{\"data\":\"a\\n\\u0001b\",\"offset\":0}");
    HttpResponse<String> jsonp =
        get("/files/read?jsonp=cb&offset=0&path=" + encoded(sandbox.resolve("stdout")));
    assertThat(jsonp.body()).isEqualTo("cb({\"data\":\"out\\n\",\"offset\":0})");
    assertThat(header(jsonp, "Content-Type")).isEqualTo("text/javascript");
  }

  @Test
  void foldersAreNeitherReadNorDownloaded() {
    assertThat(get("/files/read?offset=0&path=" + encoded(sandbox)).body())
        .isEqualTo("Cannot read a directory.\n");
    assertThat(get("/files/download?path=" + encoded(sandbox)).body())
        .isEqualTo("Cannot download a directory.\n");
    assertThat(get("/files/download?path=" + encoded(sandbox)).statusCode()).isEqualTo(400);
  }

  @Test
  void downloadGivesTheFile() {
    HttpResponse<String> response =
        get(
            "/files/download?path=" + encoded(sandbox.resolve("stdout")),
            "Accept-Encoding",
            "gzip",
            "Range",
            "bytes=0-1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("out\n");
    assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(response, "Content-Disposition")).isEqualTo("attachment; filename=stdout");
    assertThat(header(response, "Content-Length")).isEqualTo("4");
    assertThat(header(response, "Content-Encoding")).isEqualTo("(none)");
    assertThat(get("/files/download?path=" + encoded(sandbox.resolve("stderr"))).body()).isEmpty();
    assertThat(
            header(
                send("HEAD", "/files/download?path=" + encoded(sandbox.resolve("stdout"))),
                "Content-Length"))
        .isEqualTo("4");
  }

  @Test
  void downloadOfNothingIsNotFoundWithText() {
    assertThat(get("/files/download?path=" + encoded(sandbox.resolve("nope"))).body())
        .isEqualTo("404 Not Found.");
    assertThat(get("/files/download?path=/etc/passwd").body()).isEqualTo("404 Not Found.");
    assertThat(get("/files/download?path=/etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void aNameCannotBreakOutOfItsHeader() throws IOException {
    Path odd = Files.writeString(sandbox.resolve("a\r\nSet-Cookie: b\""), "x");

    HttpResponse<String> response = get("/files/download?path=" + encoded(odd));

    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b%22");
    assertThat(header(response, "Set-Cookie")).isEqualTo("(none)");
  }

  @Test
  void sandboxesHaveTheNamesThatFollowFromTheIds() {
    views.tasks.add(
        new HeldTaskView(
            new FrameworkId("F1"),
            TaskSpec.of(new TaskId("t1"), "t1", Samples.SMALL, CommandSpec.exec("true")),
            "c",
            List.of(),
            sandbox,
            Optional.empty()));
    String latest = "/frameworks/F1/executors/t1/runs/latest";

    assertThat(json("/files/read?offset=0&path=" + latest + "/stdout").get("data").asText())
        .isEqualTo("out\n");
    assertThat(json("/files/browse?path=" + latest).findValuesAsText("path"))
        .contains(latest + "/stdout");
    assertThat(json("/files/browse?path=" + encoded(Path.of(latest)))).hasSize(4);
    assertThat(get("/files/browse?path=" + latest + "x").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileOfGigabytesIsReadPageByPageAndNeverAsAWhole() throws IOException {
    Path huge = sandbox.resolve("huge");
    long size = 3L << 30;
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(size); // all holes: takes no room
      file.seek(size - 4);
      file.write("end\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(json("/files/read?path=" + encoded(huge)).get("offset").asLong()).isEqualTo(size);
    assertThat(
            json("/files/read?offset=" + (size - 4) + "&path=" + encoded(huge))
                .get("data")
                .asText())
        .isEqualTo("end\n");
    HttpResponse<String> page = get("/files/read?offset=7&path=" + encoded(huge));
    assertThat(parse(page.body()).get("data").asText()).hasSize(64 * 1024);
    assertThat(header(page, "Parley-Next-Offset")).isEqualTo(Integer.toString(7 + 64 * 1024));
    // A client that goes away in the middle; a socket, as HTTP clients differ in when they close
    // it.
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port())) {
      client
          .getOutputStream()
          .write(
              ("GET /files/download?path=" + encoded(huge) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      String begin =
          new String(client.getInputStream().readNBytes(100_000), StandardCharsets.UTF_8);
      assertThat(begin).contains("Content-Length: " + size + "\r\n").endsWith("\0\0\0");
    }
    actors()
        .createTestProbe()
        .awaitAssert(
            () -> {
              assertThat(openFiles()).doesNotContain(huge);
              return true;
            });
  }

  @Test
  void aPageEndsWithAWholeCharacter() throws IOException {
    Path text = Files.writeString(sandbox.resolve("text"), "aéb");

    HttpResponse<String> page = get("/files/read?offset=0&length=2&path=" + encoded(text));

    assertThat(parse(page.body()).get("data").asText()).isEqualTo("a");
    assertThat(header(page, "Parley-Next-Offset")).isEqualTo("1");
    assertThat(json("/files/read?offset=1&path=" + encoded(text)).get("data").asText())
        .isEqualTo("éb");
  }

  /** Those this process has open, where the system tells. */
  private static List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
        for (Path link : links) {
          if (Files.exists(link)) {
            open.add(Files.readSymbolicLink(link));
          }
        }
      }
    }
    return open;
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }
}
