package dev.parley.protocol.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import java.io.IOException;
import java.util.function.Function;

/**
 * How the model is written, kept here so that the model itself needs no Jackson: ids, resources and
 * attributes as their text, operations with an explicit type name.
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
    text(TaskId.class, TaskId::new);
    text(Resources.class, Resources::parse);
    text(Attributes.class, Attributes::parse);
    setMixInAnnotation(Operation.class, OperationNames.class);
  }

  private <T> void text(Class<T> type, Function<String, T> parse) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(type, new FromText<>(type, parse));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes(@JsonSubTypes.Type(value = Operation.Launch.class, name = "launch"))
  private interface OperationNames {}

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
