package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out of a sandbox, each of which must be closed. */
class FileTraversalTest extends HttpServerTest {
  private static final String SECRET = "the secret";

  private FakeAgentViews views = new FakeAgentViews();
  private Path work = Path.of("");
  private Path sandbox = Path.of("");

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeAgentViews();
    return AgentHttp.start(kit.system(), "127.0.0.1", 0, views);
  }

  @BeforeEach
  void buildTraps(@TempDir Path temporary) throws IOException {
    work = temporary;
    sandbox = Files.createDirectories(work.resolve("sandboxes/t1"));
    Files.writeString(sandbox.resolve("stdout"), "out\n");
    Files.writeString(work.resolve("secret"), SECRET);
    Files.createDirectory(work.resolve("private"));
    Files.writeString(work.resolve("private/secret"), SECRET);
    Files.createDirectory(work.resolve("sandboxes/t1-other"));
    Files.writeString(work.resolve("sandboxes/t1-other/secret"), SECRET);

    Files.createSymbolicLink(sandbox.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(sandbox.resolve("file"), Path.of("../../secret"));
    Files.createSymbolicLink(sandbox.resolve("absolute"), work.resolve("secret"));
    Files.createSymbolicLink(sandbox.resolve("folder"), work.resolve("private"));
    Files.createSymbolicLink(sandbox.resolve("chain"), Path.of("file"));
    Files.createSymbolicLink(sandbox.resolve("dangling"), work.resolve("nowhere"));
    Files.createSymbolicLink(sandbox.resolve("sly"), Path.of(sandbox + "/../../secret"));
    Files.createSymbolicLink(sandbox.resolve("loop"), Path.of("loop"));
    views.roots.add(sandbox);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/up/../secret",
        "/up",
        "/file",
        "/absolute",
        "/folder",
        "/folder/secret",
        "/folder/nope",
        "/chain",
        "/dangling",
        "/sly",
        "/loop",
      })
  void linksOutOfTheSandboxAreNotFollowed(String path) {
    for (String endpoint : new String[] {"browse", "read", "download"}) {
      HttpResponse<String> response = ask(endpoint, sandbox + path);

      assertThat(response.body()).doesNotContain("secret\"").doesNotContain(SECRET);
      if (!path.contains("..")) {
        assertThat(response.statusCode()).as(endpoint).isEqualTo(400);
        assertThat(response.body()).isEqualTo("'" + sandbox + path + "' is inaccessible.\n");
      } else {
        assertThat(response.statusCode()).as(endpoint).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../secret",
        "/../t1-other/secret",
        "/../../nope",
        "/./..//../secret",
        "/x/../../../secret",
        "-other/secret",
        "/stdout/../../../secret",
        "/\0/../../../secret",
      })
  void dotsLeadNowhere(String path) {
    for (String endpoint : new String[] {"browse", "read", "download"}) {
      HttpResponse<String> response = ask(endpoint, sandbox + path);

      assertThat(response.statusCode()).as(endpoint).isEqualTo(404);
      assertThat(response.body()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2f..%2fsecret", "%2e%2e/%2e%2e/secret", "..%5c..%5csecret"})
  void encodingsDoNotHelp(String path) {
    HttpResponse<String> response =
        get("/files/read?offset=0&path=" + encoded(sandbox.toString()) + "/" + path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aFolderAboveIsInaccessible() {
    HttpResponse<String> response = ask("browse", sandbox + "/../..");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("'" + sandbox + "/../..' is inaccessible.\n");
    assertThat(get("/files/browse?path=" + encoded(sandbox.toString()) + "/%2e%2e/%2e%2e").body())
        .isEqualTo(response.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc", "", "stdout", "../secret", "~"})
  void whatIsBelowNoRootIsNotFound(String path) {
    HttpResponse<String> response = ask("browse", path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void linksWithinTheSandboxAreFollowed() throws IOException {
    Files.createDirectories(sandbox.resolve("a/b"));
    Files.createSymbolicLink(sandbox.resolve("a/b/log"), Path.of("../../stdout"));
    Files.createSymbolicLink(sandbox.resolve("home"), sandbox);

    assertThat(ask("read", sandbox + "/a/b/log").body()).contains("out");
    assertThat(ask("download", sandbox + "/home/a/../home/stdout").body()).isEqualTo("out\n");
    assertThat(ask("browse", sandbox + "/home").statusCode()).isEqualTo(200);
    assertThat(ask("read", sandbox + "/a/../stdout").body()).contains("out");
  }

  @Test
  void aRootMayItselfBeBehindALink() throws IOException {
    Path alias = Files.createSymbolicLink(work.resolve("alias"), work.resolve("sandboxes"));
    views.roots.clear();
    views.roots.add(alias.resolve("t1"));

    assertThat(ask("read", alias + "/t1/stdout").body()).contains("out");
    assertThat(ask("read", alias + "/t1/file").statusCode()).isEqualTo(400);
  }

  @Test
  void aNamedPipeDoesNotBlock() throws Exception {
    Path pipe = sandbox.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(ask("read", pipe.toString()).body()).isEqualTo("Cannot read a special file.\n");
    assertThat(ask("download", pipe.toString()).statusCode()).isEqualTo(400);
  }

  @Test
  void aRootThatIsGoneIsNotFound() {
    views.roots.add(work.resolve("gone"));

    assertThat(ask("browse", work.resolve("gone").toString()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> ask(String endpoint, String path) {
    return get("/files/" + endpoint + "?offset=0&path=" + encoded(path));
  }

  private static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
