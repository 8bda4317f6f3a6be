package dev.parley.benchmarks.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What went over the open TCP connections of this machine so far, by the ports it went through.
 * Read from the kernel through {@code ss}, of the package iproute2.
 *
 * @param raft between the replicas of the log, in bytes
 * @param cluster over the masters' cluster ports: to and from agents, frameworks and each other
 */
public record WireBytes(long raft, long cluster) {
  private static final Pattern PORTS = Pattern.compile(":(\\d+) +\\S+:(\\d+)");
  private static final Pattern SENT = Pattern.compile("bytes_sent:(\\d+)");

  /** Both ends of a connection are here, so what is sent at either end is all there is. */
  static WireBytes parse(List<String> lines, Set<Integer> clusterPorts) {
    Set<Integer> raftPorts = clusterPorts.stream().map(p -> p + 1).collect(Collectors.toSet());
    long raft = 0;
    long cluster = 0;
    for (String line : lines) {
      Matcher ports = PORTS.matcher(line);
      Matcher sent = SENT.matcher(line);
      if (ports.find() && sent.find()) {
        Set<Integer> both =
            Set.copyOf(List.of(Integer.valueOf(ports.group(1)), Integer.valueOf(ports.group(2))));
        long bytes = Long.parseLong(sent.group(1));
        raft += both.stream().anyMatch(raftPorts::contains) ? bytes : 0;
        cluster += both.stream().anyMatch(clusterPorts::contains) ? bytes : 0;
      }
    }
    return new WireBytes(raft, cluster);
  }

  /** As of now, for these masters. */
  public static WireBytes of(Masters masters) throws IOException, InterruptedException {
    Process ss = new ProcessBuilder("ss", "-tinOH").redirectErrorStream(true).start();
    String output = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ss.waitFor() != 0) {
      throw new IOException("ss does not work here: " + output);
    }
    return parse(
        output.lines().toList(),
        masters.addresses().stream().map(a -> a.port()).collect(Collectors.toSet()));
  }

  public WireBytes since(WireBytes earlier) {
    return new WireBytes(raft - earlier.raft, cluster - earlier.cluster);
  }
}
