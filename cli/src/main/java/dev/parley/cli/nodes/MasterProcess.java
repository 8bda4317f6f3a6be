package dev.parley.cli.nodes;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.allocator.AllocatorSettings;
import dev.parley.cli.nodes.group.LogGroup;
import dev.parley.config.AllocationSettings;
import dev.parley.config.FrameworkStateSettings;
import dev.parley.config.HttpSettings;
import dev.parley.config.JournalSettings;
import dev.parley.config.MasterSettings;
import dev.parley.config.NodeSettings;
import dev.parley.config.ParleyConfig;
import dev.parley.config.WorkFolder;
import dev.parley.http.MasterHttp;
import dev.parley.journal.keeper.KeeperSettings;
import dev.parley.journal.membership.Candidate;
import dev.parley.journal.raft.ReplicaLimits;
import dev.parley.journal.raft.ReplicaTimings;
import dev.parley.master.core.MasterRules;
import dev.parley.master.core.StateLimits;
import dev.parley.master.leader.LeaderSettings;
import dev.parley.master.node.MasterNode;
import dev.parley.master.node.MasterNodeSettings;
import dev.parley.master.registry.History;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A master in this process, with its work folder and its HTTP server. */
public final class MasterProcess {
  private MasterProcess() {}

  /**
   * Starts a master, and its HTTP server.
   *
   * @throws NodeStartException if it cannot; then nothing of it is left running
   */
  public static NodeProcess start(ParleyConfig parley) {
    return RunningNode.start(parley.forMaster(), (local, parts) -> start(parley, local, parts));
  }

  /**
   * Looks at what the user asked for, before anything starts.
   *
   * @throws NodeUsageException if it does not make sense
   */
  public static void check(ParleyConfig parley) {
    NodeSettings node = NodeSettings.from(parley.forMaster());
    self(node, NodeParts.masters(parley.forMaster()));
    workDir(node);
  }

  static NodeProcess start(ParleyConfig parley, ActorSystem<?> local, StopSequence parts) {
    Config config = parley.forMaster();
    NodeSettings node = NodeSettings.from(config);
    HttpSettings http = HttpSettings.from(config);
    LinkSettings link = NodeParts.link(config, LinkSettings.Group.MASTERS);
    MasterAddress self = self(node, link.masters());
    WorkFolder folder = WorkFolder.claim(workDir(node), node.name(), "master");
    parts.startedCloseable(folder::close);

    LogGroup group = group(config, self, link, folder.dir().resolve("journal"));
    parts.started(group::stop);
    MasterNodeSettings settings =
        new MasterNodeSettings(
            NodeParts.view(config, NodeParts.httpPort(http)),
            link,
            leader(config, node.name()),
            group);
    MasterNode master = MasterNode.start(settings, InstantSource.system());
    parts.started(master::stop);
    int port =
        NodeParts.listening(
            MasterHttp.start(
                local, http.bindHost(), settings.node().httpPort(), master.views(), List.of()),
            parts);
    String summary =
        String.format(
            "master %s of cluster %s: cluster %s:%d, http://%s:%d, data in %s",
            node.name(), link.cluster(), node.host(), node.port(), http.host(), port, folder.dir());
    return new RunningNode(parts, summary, port, group.ended());
  }

  private static LogGroup group(Config config, MasterAddress self, LinkSettings link, Path folder) {
    JournalSettings journal = JournalSettings.from(config);
    KeeperSettings settings =
        new KeeperSettings(
            folder,
            new Candidate(link.cluster(), self.name(), LogGroup.replicas(link.masters())),
            link.bindHost(),
            (link.bindPort() == 0 ? link.port() : link.bindPort()) + 1,
            ReplicaTimings.DEFAULT.withElection(
                journal.electionTimeoutMin(), journal.electionTimeoutMax()),
            ReplicaLimits.DEFAULT.withDiskReserve(journal.diskReserve()));
    try {
      return LogGroup.start(settings);
    } catch (IOException e) {
      throw new NodeStartException("cannot read the journal's folder " + folder, e);
    }
  }

  private static MasterAddress self(NodeSettings node, List<MasterAddress> masters) {
    return masters.stream()
        .filter(m -> m.name().equals(node.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new NodeUsageException(
                    String.format(
                        "master '%s' is not in --masters %s: add it there, or give one of those"
                            + " names with --name",
                        node.name(), masters)));
  }

  private static Path workDir(NodeSettings node) {
    return node.workDir()
        .orElseThrow(
            () -> new NodeUsageException("a master needs a folder for its data: give --work-dir"));
  }

  private static LeaderSettings leader(Config config, String name) {
    MasterSettings master = MasterSettings.from(config);
    FrameworkStateSettings state = FrameworkStateSettings.from(config);
    AllocationSettings allocation = AllocationSettings.from(config);
    MasterRules rules =
        new MasterRules(
                master.offerTimeout(),
                master.heartbeatInterval(),
                master.agentTimeout(),
                master.agentReregisterTimeout(),
                master.frameworkTimeout(),
                master.frameworkResubscribeGrace(),
                master.maxTaskBytes())
            .withAgentRemovalInterval(master.agentRemovalInterval())
            .withState(new StateLimits(state.maxValueBytes(), state.maxKeys(), state.maxBytes()));
    return new LeaderSettings(
        name,
        rules,
        new History.Limits(master.maxCompletedTasksPerFramework(), master.maxCompletedFrameworks()),
        new AllocatorSettings(
            List.of(
                Resources.none().with(Resources.CPUS, Scalar.of(allocation.minCpus())),
                Resources.none().with(Resources.MEM, Scalar.of(allocation.minMem())))),
        allocation.coalesce(),
        JournalSettings.from(config).snapshotEvery());
  }
}
