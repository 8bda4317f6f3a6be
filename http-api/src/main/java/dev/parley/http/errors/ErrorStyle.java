package dev.parley.http.errors;

import akka.http.javadsl.model.HttpResponse;

/** How an endpoint tells of failures. */
public enum ErrorStyle {
  /** The message as text: endpoints that Mesos has. */
  PLAIN {
    @Override
    public HttpResponse reply(Failure failure) {
      return failure.plain();
    }
  },
  /** {@code {"error":{"code","message"}}}: Parley's own endpoints. */
  JSON {
    @Override
    public HttpResponse reply(Failure failure) {
      return failure.json();
    }
  };

  public abstract HttpResponse reply(Failure failure);
}
