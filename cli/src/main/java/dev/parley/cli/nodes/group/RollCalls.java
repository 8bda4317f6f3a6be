package dev.parley.cli.nodes.group;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.MasterTalk;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What masters say to each other, in the words of the protocol and in those of the journal. */
final class RollCalls {
  private RollCalls() {}

  /** Names with the addresses of the replicas. */
  static Map<String, String> replicas(Collection<MasterAddress> masters) {
    Map<String, String> replicas = new TreeMap<>();
    masters.forEach(m -> replicas.put(m.name(), m.replica()));
    return replicas;
  }

  static List<MasterAddress> masters(Map<String, String> replicas) {
    return new TreeMap<>(replicas)
        .entrySet().stream().map(e -> MasterAddress.ofReplica(e.getKey(), e.getValue())).toList();
  }

  static RollCallAnswer answer(String cluster, MasterTalk.News news) {
    return new RollCallAnswer(
        cluster,
        news.name(),
        replicas(news.masters().stream().map(MasterAddress::parse).toList()),
        news.replica().group().map(RollCalls::sight));
  }

  static MasterTalk.Group group(GroupSight sight) {
    return new MasterTalk.Group(
        sight.peerId().value(),
        sight.generation(),
        sight.leader().map(PeerId::value),
        sight.last().term(),
        sight.last().index(),
        keys(sight.voters(), PeerId::value),
        keys(sight.listeners(), PeerId::value),
        sight.members(),
        sight.untouched());
  }

  private static GroupSight sight(MasterTalk.Group group) {
    return new GroupSight(
        new PeerId(group.peerId()),
        group.generation(),
        group.leader().map(PeerId::new),
        new LogPosition(group.lastTerm(), group.lastIndex()),
        keys(group.voters(), PeerId::new),
        keys(group.listeners(), PeerId::new),
        group.members(),
        group.untouched());
  }

  private static <A, B> Map<B, String> keys(Map<A, String> map, Function<A, B> key) {
    Map<B, String> mapped = new HashMap<>();
    map.forEach((k, v) -> mapped.put(key.apply(k), v));
    return mapped;
  }
}
