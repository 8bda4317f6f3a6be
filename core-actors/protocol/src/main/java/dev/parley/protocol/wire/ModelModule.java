package dev.parley.protocol.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import java.io.IOException;
import java.util.function.Function;

/**
 * How the model is written, kept here so that the model itself needs no Jackson: ids, resources and
 * attributes as their text, a framework's state as bytes, operations with an explicit type name.
 */
final class ModelModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ModelModule() {
    super("parley-model");
    text(AgentId.class, AgentId::new);
    text(FrameworkId.class, FrameworkId::new);
    text(OfferId.class, OfferId::new);
    text(Role.class, Role::new);
    text(SessionId.class, SessionId::new);
    text(StatusId.class, StatusId::new);
    text(StateKey.class, StateKey::new);
    text(TaskId.class, TaskId::new);
    text(VolumeId.class, VolumeId::new);
    text(Resources.class, Resources::parse);
    text(Attributes.class, Attributes::parse);
    addSerializer(StateBytes.class, new BytesOut());
    addDeserializer(StateBytes.class, new BytesIn());
    setMixInAnnotation(Operation.class, OperationNames.class);
  }

  private <T> void text(Class<T> type, Function<String, T> parse) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(type, new FromText<>(type, parse));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes(@JsonSubTypes.Type(value = Operation.Launch.class, name = "launch"))
  private interface OperationNames {}

  private static final class BytesOut extends StdSerializer<StateBytes> {
    private static final long serialVersionUID = 1L;

    BytesOut() {
      super(StateBytes.class);
    }

    @Override
    public void serialize(StateBytes bytes, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeBinary(bytes.toArray());
    }
  }

  private static final class BytesIn extends StdDeserializer<StateBytes> {
    private static final long serialVersionUID = 1L;

    BytesIn() {
      super(StateBytes.class);
    }

    /** Bytes, or in formats that have none, their text in Base64. */
    @Override
    public StateBytes deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return StateBytes.of(context.readValue(parser, byte[].class));
    }
  }

  private static final class FromText<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return parse.apply(text);
    }

    // Nothing of a thing that may be empty is its empty text; the base class would say null.
    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(parser.getValueAsString(""));
    }
  }
}
