package dev.parley.cli.client;

import dev.parley.sdk.MasterLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The option {@code --master URL}, for every command that talks to a cluster: {@code @Mixin
 * MasterUrl master}. Without it, the environment and then the default port of this machine count.
 */
public final class MasterUrl {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec mixee;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Any master of the cluster.",
        "Default: what " + MasterLocation.VARIABLE + " says, or else",
        MasterLocation.DEFAULT_URL
      })
  private @Nullable String option;

  /** Whether the user named a master, by the option or by the environment. */
  public boolean isGiven() {
    return option != null || fromEnvironment().isPresent();
  }

  /**
   * The master's HTTP address without a path. A bare {@code host:port} is one too.
   *
   * @throws ParameterException for what is no such address
   */
  public URI uri() {
    if (option != null) {
      return parse(option, "--master");
    }
    return fromEnvironment()
        .map(text -> parse(text, MasterLocation.VARIABLE))
        .orElseGet(() -> URI.create(MasterLocation.DEFAULT_URL));
  }

  /** The same for the SDK. */
  public MasterLocation location() {
    return new MasterLocation.AtUrl(uri());
  }

  /**
   * A client of the master; nothing is asked yet.
   *
   * @param otherWays what else a user can do if none answers, each as in {@code use --local}
   */
  public MasterClient client(String... otherWays) {
    List<String> ways = new ArrayList<>();
    if (!isGiven()) {
      ways.add("start one with `parley local`");
    }
    ways.add("name another with --master");
    ways.addAll(List.of(otherWays));
    return new MasterClient(uri(), ways);
  }

  private URI parse(String text, String source) {
    String stripped = text.strip();
    String url = stripped.contains("://") ? stripped : "http://" + stripped;
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      boolean bare = uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (http && uri.getHost() != null && uri.getUserInfo() == null && bare) {
        return new URI(scheme, null, uri.getHost(), uri.getPort(), null, null, null);
      }
    } catch (URISyntaxException refused) {
      // Answered below, like every other form that is not a URL.
    }
    String message =
        source + " '" + text + "': expected a URL, as in " + MasterLocation.DEFAULT_URL;
    throw mixee == null
        ? new IllegalArgumentException(message)
        : new ParameterException(mixee.commandLine(), message);
  }

  private static Optional<String> fromEnvironment() {
    return Optional.ofNullable(System.getenv(MasterLocation.VARIABLE)).filter(t -> !t.isBlank());
  }
}
