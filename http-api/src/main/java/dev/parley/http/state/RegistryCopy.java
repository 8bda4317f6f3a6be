package dev.parley.http.state;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.RegistryCopyView;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What an answer stands for that a master gives from its own copy of the registry: in the body
 * {@code "registry_copy":{"index":42,"age_ms":1500,"leader":false}}, and in headers, so that
 * answers without such a place have it too.
 *
 * @param index of the last entry of the replicated log that it holds
 * @param age how long ago it was last known to hold all that the masters agreed on
 * @param leader whether this master leads, so that nobody knows better
 */
public record RegistryCopy(long index, Duration age, boolean leader) {

  /** As it is now. To be asked for before the cluster, which is then at least as new. */
  public static RegistryCopy of(MasterViews views) {
    RegistryCopyView copy = views.registryCopy();
    return new RegistryCopy(copy.index(), copy.age(), views.leading());
  }

  /** Whether this master has heard nothing of the registry yet. */
  public boolean isEmpty() {
    return index == 0 && !leader;
  }

  public List<HttpHeader> headers() {
    return List.of(
        RawHeader.create("X-Parley-Registry-Index", Long.toString(index)),
        RawHeader.create("X-Parley-Registry-Age-Ms", Long.toString(age.toMillis())));
  }

  public void writeField(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("registry_copy");
    json.writeNumberField("index", index);
    json.writeNumberField("age_ms", age.toMillis());
    json.writeBooleanField("leader", leader);
    json.writeEndObject();
  }
}
