package dev.parley.http.routing;

import akka.http.javadsl.coding.Coder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.AcceptEncoding;
import akka.http.javadsl.model.headers.HttpEncodingRange;
import akka.http.javadsl.model.headers.HttpEncodings;

/** Compresses text for clients that ask for it; never empty bodies, and never downloads. */
final class Compression {
  private Compression() {}

  static HttpResponse apply(HttpRequest request, HttpResponse response) {
    boolean worthIt =
        !response.entity().isKnownEmpty() && !response.entity().getContentType().binary();
    return worthIt && asked(request) ? Coder.Gzip.encodeMessage(response) : response;
  }

  private static boolean asked(HttpRequest request) {
    boolean asked = false;
    AcceptEncoding header = request.getHeader(AcceptEncoding.class).orElse(null);
    if (header != null) {
      for (HttpEncodingRange range : header.getEncodings()) {
        if (range.matches(HttpEncodings.GZIP)) {
          if (range.qValue() == 0) {
            return false;
          }
          asked = true;
        }
      }
    }
    return asked;
  }
}
