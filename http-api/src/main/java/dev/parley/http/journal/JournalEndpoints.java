package dev.parley.http.journal;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.MasterViews;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /parley/v1/journal/...}, of every master's own replica, whoever leads:
 *
 * <ul>
 *   <li>{@code GET status}: {@link StatusJson}.
 *   <li>{@code GET dump?from=N}: the events it keeps, from that number on; see {@link EventLines}.
 *   <li>{@code GET backup}: all that it holds, in a form that says whether it is whole.
 * </ul>
 */
public final class JournalEndpoints {
  private static final ContentType LINES =
      MediaTypes.customWithFixedCharset(
              "application", "x-ndjson", HttpCharsets.UTF_8, Map.of(), false)
          .toContentType();

  private final MasterViews views;
  private final Transfers transfers;

  public JournalEndpoints(MasterViews views, Transfers transfers) {
    this.views = views;
    this.transfers = transfers;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.ofParley(
            "GET",
            "/parley/v1/journal/status",
            Handler.direct(c -> JsonReply.small(c.jsonp(), StatusJson.of(journal().status())))),
        Endpoint.ofParley("GET", "/parley/v1/journal/dump", this::dump),
        Endpoint.ofParley("GET", "/parley/v1/journal/backup", this::backup));
  }

  private CompletionStage<HttpResponse> dump(Call call) {
    long from;
    try {
      from = Long.parseLong(call.parameter("from").orElse("1"));
    } catch (NumberFormatException e) {
      from = -1;
    }
    if (from < 0) {
      return CompletableFuture.completedFuture(
          Failure.invalidParameter("from", "expected the number of an event, from 1 on").json());
    }
    long first = from;
    return transfers.send(LINES, out -> writeLines(first, out));
  }

  private void writeLines(long from, OutputStream out) throws IOException {
    EventLines lines = new EventLines(out);
    try {
      journal()
          .dump(
              from,
              event -> {
                try {
                  lines.write(event);
                  return true;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private CompletionStage<HttpResponse> backup(Call call) {
    return transfers
        .send(ContentTypes.APPLICATION_OCTET_STREAM, out -> journal().backup(out))
        .thenApply(
            response ->
                response.addHeader(
                    RawHeader.create(
                        "Content-Disposition", "attachment; filename=parley-journal.backup")));
  }

  private JournalOperations journal() {
    return views.journal();
  }
}
