package dev.parley.http.errors;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.http.json.JsonReply;
import dev.parley.protocol.view.RefusedOperationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Everything that can go wrong with a request: the one place where status, code and message meet.
 * Messages of endpoints that Mesos has are those of Mesos, to the letter, because tools compare
 * them; some have a line feed at the end, some are empty.
 *
 * @param code stable, for programs
 * @param message for people
 */
public record Failure(StatusCode status, String code, String message, List<HttpHeader> headers) {
  // "UTF-8" is how Akka spells it; Mesos uses small letters.
  private static final ContentType.NonBinary TEXT =
      MediaTypes.TEXT_PLAIN.toContentType(HttpCharsets.custom("utf-8"));

  private Failure(StatusCode status, String code, String message) {
    this(status, code, message, List.of());
  }

  // Any endpoint.

  public static Failure noSuchPath() {
    return new Failure(StatusCodes.NOT_FOUND, "not_found", "404 Not Found.");
  }

  public static Failure relativePath() {
    return new Failure(
        StatusCodes.BAD_REQUEST, "relative_path", "Request URL path must start with '/'");
  }

  public static Failure malformedTarget() {
    return new Failure(
        StatusCodes.BAD_REQUEST,
        "malformed_query",
        "The query has a percent sign that is not followed by two hexadecimal digits.\n");
  }

  public static Failure methodNotAllowed(List<String> allowed, String received) {
    String quoted = allowed.stream().map(m -> "'" + m + "'").collect(Collectors.joining(", "));
    return new Failure(
        StatusCodes.METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "405 Method Not Allowed. Expecting one of { "
            + quoted
            + " }, but received '"
            + received
            + "'.",
        List.of(RawHeader.create("Allow", String.join(", ", allowed))));
  }

  /**
   * @param why what is known of the reason; to be left out where Mesos would answer
   */
  public static Failure noLeader(Optional<String> why) {
    return unavailable("no_leader", "No leader elected" + why.map(w -> ": " + w).orElse(""), 2);
  }

  /**
   * @param why a sentence without a full stop
   */
  public static Failure safeMode(String why) {
    return unavailable(
        "safe_mode",
        "Safe mode: " + why + "; what changes anything has to wait until there is one again",
        2);
  }

  public static Failure noRegistryCopy() {
    return unavailable("no_registry_copy", "This master has no copy of the registry yet", 2);
  }

  /** What a handler's exception means to the client; empty if only to those who mend this node. */
  public static Optional<Failure> of(Throwable exception) {
    if (exception instanceof CompletionException && exception.getCause() != null) {
      return of(exception.getCause());
    }
    if (exception instanceof RefusedOperationException refused) {
      return Optional.of(
          new Failure(StatusCodes.CONFLICT, "refused", String.valueOf(refused.getMessage())));
    }
    return exception instanceof TimeoutException ? Optional.of(notAgreed()) : Optional.empty();
  }

  private static Failure notAgreed() {
    return unavailable(
        "not_agreed_in_time",
        "The masters have not agreed on this in time, as when there is no majority of them; it may"
            + " still be done, so look before asking again",
        5);
  }

  private static Failure unavailable(String code, String message, int retryAfterSeconds) {
    return new Failure(
        StatusCodes.SERVICE_UNAVAILABLE,
        code,
        message,
        List.of(RawHeader.create("Retry-After", Integer.toString(retryAfterSeconds))));
  }

  public static Failure internal(String path) {
    return new Failure(
        StatusCodes.INTERNAL_SERVER_ERROR,
        "internal_error",
        "Answering " + path + " failed; the log of this node says why.\n");
  }

  // Metrics.

  public static Failure invalidTimeout(String text, String why) {
    return new Failure(
        StatusCodes.BAD_REQUEST,
        "invalid_timeout",
        "Invalid timeout '" + text + "': " + why + ".\n");
  }

  // Files.

  public static Failure pathMissingInQuery() {
    return new Failure(
        StatusCodes.BAD_REQUEST, "missing_path", "Expecting 'path=value' in query.\n");
  }

  public static Failure noSuchFile() {
    return new Failure(StatusCodes.NOT_FOUND, "no_such_file", "");
  }

  public static Failure fileForbidden() {
    return new Failure(StatusCodes.FORBIDDEN, "file_forbidden", "");
  }

  public static Failure downloadForbidden() {
    return new Failure(StatusCodes.FORBIDDEN, "file_forbidden", "403 Forbidden.");
  }

  public static Failure fileInaccessible(String path) {
    return new Failure(
        StatusCodes.BAD_REQUEST, "file_inaccessible", "'" + path + "' is inaccessible.\n");
  }

  /**
   * @param verb {@code read} or {@code download}
   * @param what {@code a directory} or {@code a special file}
   */
  public static Failure notAFile(String verb, String what) {
    return new Failure(
        StatusCodes.BAD_REQUEST, "not_a_file", "Cannot " + verb + " " + what + ".\n");
  }

  /**
   * @param field {@code offset} or {@code length}
   */
  public static Failure notANumber(String field, String text) {
    return new Failure(
        StatusCodes.BAD_REQUEST,
        "invalid_" + field,
        "Failed to parse " + field + ": Failed to convert '" + text + "' to number.\n");
  }

  public static Failure negative(String field, long value) {
    return new Failure(
        StatusCodes.BAD_REQUEST,
        "invalid_" + field,
        "Negative " + field + " provided: " + value + ".\n");
  }

  // Parley's own endpoints.

  public static Failure missingParameter(String name) {
    return new Failure(
        StatusCodes.BAD_REQUEST, "missing_parameter", "the query needs " + name + "=...");
  }

  public static Failure invalidParameter(String name, String why) {
    return new Failure(StatusCodes.BAD_REQUEST, "invalid_parameter", name + ": " + why);
  }

  public static Failure unknownTask(String task) {
    return new Failure(
        StatusCodes.NOT_FOUND,
        "unknown_task",
        "no task " + task + " is known; /tasks lists those that are");
  }

  public static Failure taskEnded(String task) {
    return new Failure(StatusCodes.NOT_FOUND, "task_ended", "task " + task + " has ended already");
  }

  public static Failure ambiguousTask(String task, List<String> frameworks) {
    return new Failure(
        StatusCodes.CONFLICT,
        "ambiguous_task",
        "several frameworks have a task "
            + task
            + ": name one of them with framework_id="
            + String.join(" or ", frameworks));
  }

  public static Failure tooManyTransfers(int most) {
    return unavailable(
        "busy",
        most + " transfers of the journal are under way already; try again when one has ended",
        10);
  }

  /** As {@link ErrorStyle#PLAIN} has it. */
  public HttpResponse plain() {
    return HttpResponse.create()
        .withStatus(status)
        .addHeaders(headers)
        .withEntity(HttpEntities.create(TEXT, message));
  }

  /** As {@link ErrorStyle#JSON} has it. */
  public HttpResponse json() {
    return JsonReply.withStatus(
            status,
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("error");
              json.writeStringField("code", code);
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndObject();
            })
        .addHeaders(headers);
  }
}
