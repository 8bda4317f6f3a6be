package dev.parley.http.state;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import dev.parley.http.json.Piece;
import dev.parley.http.json.Pieces;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.FrameworkView;
import dev.parley.protocol.view.ClusterView.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The frameworks with all that is theirs: {@code /frameworks}, and that part of {@code /state}. */
public final class FrameworksState {
  private final List<FrameworkView> frameworks;
  private final Map<FrameworkId, List<TaskView>> tasks;
  private final Map<FrameworkId, List<Offer>> offers;

  FrameworksState(ClusterView cluster) {
    frameworks = cluster.frameworks();
    tasks = cluster.tasks().stream().collect(Collectors.groupingBy(TaskView::framework));
    offers = cluster.offers().stream().collect(Collectors.groupingBy(Offer::framework));
  }

  /** {@code /frameworks}. */
  public static Source<Piece, NotUsed> of(ClusterView cluster, Optional<String> frameworkId) {
    FrameworksState state = new FrameworksState(cluster);
    return Pieces.inOrder(
        List.of(
            Pieces.one(
                json -> {
                  json.writeStartObject();
                  json.writeArrayFieldStart("frameworks");
                }),
            state.present(frameworkId),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("completed_frameworks");
                }),
            state.completed(frameworkId),
            Pieces.one(
                json -> {
                  json.writeEndArray();
                  json.writeArrayFieldStart("unregistered_frameworks");
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  /** Those not removed, without the brackets. */
  Source<Piece, NotUsed> present(Optional<String> id) {
    return pieces(frameworks.stream().filter(f -> f.removedAt().isEmpty()).toList(), id);
  }

  /** Those removed, without the brackets. */
  Source<Piece, NotUsed> completed(Optional<String> id) {
    return pieces(frameworks.stream().filter(f -> f.removedAt().isPresent()).toList(), id);
  }

  private Source<Piece, NotUsed> pieces(List<FrameworkView> some, Optional<String> id) {
    return Source.from(some)
        .filter(f -> id.isEmpty() || f.id().value().equals(id.get()))
        .flatMapConcat(
            f ->
                FrameworkJson.pieces(
                    f,
                    tasks.getOrDefault(f.id(), List.of()),
                    offers.getOrDefault(f.id(), List.of())));
  }
}
