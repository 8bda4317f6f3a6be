package dev.parley.journal.raft;

import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;

/**
 * gRPC as Ratis has it, but that {@link Acknowledgements} is told of the followers of this server
 * while it leads, and that {@link CutLogAppender} feeds them. Ratis makes this class by its name.
 */
public final class WatchedGrpc implements RpcType {
  private static final String PARAMETER = "parley.acknowledgements";

  /** Has the server that is made with these properties and parameters watched. */
  static Parameters watching(Acknowledgements acknowledgements, RaftProperties properties) {
    properties.set(RaftConfigKeys.Rpc.TYPE_KEY, WatchedGrpc.class.getName());
    Parameters parameters = new Parameters();
    parameters.put(PARAMETER, acknowledgements, Acknowledgements.class);
    return parameters;
  }

  @Override
  public String name() {
    return WatchedGrpc.class.getName();
  }

  @Override
  public RpcFactory newFactory(Parameters parameters) {
    return new Factory(parameters, parameters.getNonNull(PARAMETER, Acknowledgements.class));
  }

  private static final class Factory extends GrpcFactory {
    private final Acknowledgements acknowledgements;

    Factory(Parameters parameters, Acknowledgements acknowledgements) {
      super(parameters);
      this.acknowledgements = acknowledgements;
    }

    @Override
    public LogAppender newLogAppender(
        RaftServer.Division server, LeaderState state, FollowerInfo follower) {
      acknowledgements.follows(follower);
      return new CutLogAppender(server, state, follower);
    }
  }
}
