package dev.parley.protocol.link;

import akka.cluster.ConfigValidation;
import akka.cluster.JoinConfigCompatChecker;
import com.typesafe.config.Config;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets no node of a cluster of another name, or of another wire version, become a member: Akka asks
 * this on both sides of a join, and says on both that it was refused.
 */
public final class ClusterNameCheck extends JoinConfigCompatChecker {
  static final String NAME_KEY = "dev.parley.cluster-name";
  static final String WIRE_KEY = "dev.parley.wire-version";

  @Override
  public Seq<String> requiredKeys() {
    return CollectionConverters.asScala(List.of(NAME_KEY, WIRE_KEY)).toList();
  }

  @Override
  public ConfigValidation check(Config toCheck, Config actual) {
    return JoinConfigCompatChecker.fullMatch(requiredKeys(), toCheck, actual);
  }
}
