package dev.parley.http;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.resources.Resources;
import dev.parley.protocol.view.AgentViews;
import dev.parley.protocol.view.NodeView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that knows what a test tells it. */
final class FakeAgentViews implements AgentViews {
  final List<HeldTaskView> tasks = new CopyOnWriteArrayList<>();
  final List<Path> roots = new CopyOnWriteArrayList<>();
  volatile Optional<String> leader = Optional.of("10.0.0.1:2551");

  @Override
  public NodeView node() {
    return new NodeView("a1", "localhost", 2601, 5051, "0.1.0", FakeMasterViews.STARTED);
  }

  @Override
  public AgentView agent() {
    return new AgentView(
        Optional.of(new AgentId("S0")),
        new AgentInfo(
            "a1",
            "localhost",
            5051,
            Resources.parse("cpus:4;mem:4096;disk:8192;ports:[31000-32000]"),
            Attributes.parse("rack:r1;level:10")),
        leader,
        Resources.parse("cpus:0.9;mem:192"),
        List.copyOf(tasks),
        Map.of("valid_status_updates", 18L));
  }

  @Override
  public List<Path> fileRoots() {
    return new ArrayList<>(roots);
  }
}
