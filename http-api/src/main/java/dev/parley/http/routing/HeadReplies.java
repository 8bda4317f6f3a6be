package dev.parley.http.routing;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.headers.CustomHeader;
import java.util.OptionalLong;

/**
 * Replies to HEAD have the length that the body would have. Akka HTTP leaves the body out by
 * itself, but the length too, unless it comes as a header it does not know.
 */
final class HeadReplies {
  private HeadReplies() {}

  static HttpResponse apply(HttpRequest request, HttpResponse response) {
    OptionalLong length = response.entity().getContentLengthOption();
    return request.method().equals(HttpMethods.HEAD) && length.isPresent()
        ? response.addHeader(new Length(length.getAsLong()))
        : response;
  }

  private static final class Length extends CustomHeader {
    private final long bytes;

    Length(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return "Content-Length";
    }

    @Override
    public String value() {
      return Long.toString(bytes);
    }

    @Override
    public boolean renderInRequests() {
      return false;
    }

    @Override
    public boolean renderInResponses() {
      return true;
    }
  }
}
