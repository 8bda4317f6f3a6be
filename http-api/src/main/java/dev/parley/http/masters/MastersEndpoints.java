package dev.parley.http.masters;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.AnsweredBy;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Deadline;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.MasterViews;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /parley/v1/masters}, of every master, whoever leads:
 *
 * <ul>
 *   <li>{@code GET}: {@link MastersJson}.
 *   <li>{@code POST .../add?name=m4&address=10.0.0.4:2551}, with its cluster port.
 *   <li>{@code POST .../replace?name=m2&address=10.0.0.5:2551}.
 *   <li>{@code POST .../remove?name=m3}.
 * </ul>
 *
 * A change answers 200 with what it was asked for, once the masters have agreed on it.
 */
public final class MastersEndpoints {
  /** Less than the time after which Akka HTTP answers by itself. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final MasterViews views;

  public MastersEndpoints(MasterViews views) {
    this.views = views;
  }

  /** A change that names a master and where it is. */
  @FunctionalInterface
  private interface Change {
    CompletionStage<Void> ask(JournalOperations journal, String name, String address);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.ofParley(
            "GET",
            "/parley/v1/masters",
            Handler.direct(c -> JsonReply.small(c.jsonp(), MastersJson.of(views)))),
        change("add", call -> changeWithAddress(call, JournalOperations::addMaster)),
        change("replace", call -> changeWithAddress(call, JournalOperations::replaceMaster)),
        change("remove", this::remove));
  }

  private static Endpoint change(String what, Handler handler) {
    return Endpoint.ofParley("POST", "/parley/v1/masters/" + what, handler)
        .answeredBy(AnsweredBy.ANY_NODE_WITH_QUORUM);
  }

  private CompletionStage<HttpResponse> changeWithAddress(Call call, Change change) {
    Optional<String> name = call.parameter("name");
    Optional<String> address = call.parameter("address");
    if (name.isEmpty() || address.isEmpty()) {
      return now(Failure.missingParameter(name.isEmpty() ? "name" : "address"));
    }
    try {
      MasterAddress.parse(name.get() + "@" + address.get());
    } catch (IllegalArgumentException e) {
      return now(Failure.invalidParameter("address", String.valueOf(e.getMessage())));
    }
    return agreed(change.ask(views.journal(), name.get(), address.get()), name.get(), address);
  }

  private CompletionStage<HttpResponse> remove(Call call) {
    Optional<String> name = call.parameter("name");
    return name.isEmpty()
        ? now(Failure.missingParameter("name"))
        : agreed(views.journal().removeMaster(name.get()), name.get(), Optional.empty());
  }

  private static CompletionStage<HttpResponse> agreed(
      CompletionStage<Void> change, String name, Optional<String> address) {
    return Deadline.within(LONGEST_WAIT, change)
        .thenApply(
            done ->
                JsonReply.withStatus(
                    StatusCodes.OK,
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("name", name);
                      if (address.isPresent()) {
                        json.writeStringField("address", address.get());
                      }
                      json.writeEndObject();
                    }));
  }

  private static CompletionStage<HttpResponse> now(Failure failure) {
    return CompletableFuture.completedFuture(failure.json());
  }
}
