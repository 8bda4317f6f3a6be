package dev.parley.agent.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.core.AgentEvent;
import dev.parley.protocol.wire.ParleyJackson;
import dev.parley.protocol.wire.TypeNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One event as a line of text: the CRC-32C (RFC 3720) of what follows it as 8 hexadecimal digits, a
 * blank, the name of the event with its version, a blank, and the event as JSON. Thread-safe.
 */
final class EventLine {
  static final TypeNames NAMES =
      new TypeNames()
          .with("epoch-seen.1", AgentEvent.EpochSeen.class)
          .with("agent-id-given.1", AgentEvent.AgentIdGiven.class)
          .with("numbers-reserved.1", AgentEvent.NumbersReserved.class)
          .with("task-accepted.1", AgentEvent.TaskAccepted.class)
          .with("task-refused.1", AgentEvent.TaskRefused.class)
          .with("status-recorded.1", AgentEvent.StatusRecorded.class)
          .with("status-acknowledged.1", AgentEvent.StatusAcknowledged.class)
          .with("resources-released.1", AgentEvent.ResourcesReleased.class)
          .with("task-disowned.1", AgentEvent.TaskDisowned.class)
          .with("task-forgotten.1", AgentEvent.TaskForgotten.class);

  private static final int CRC_DIGITS = 8;

  private final ObjectMapper json = ParleyJackson.json();

  /** With the line's end. JSON has no bare line ends inside, so a line is an event. */
  byte[] write(AgentEvent.Durable event) {
    try {
      String body = NAMES.nameOf(event) + " " + json.writeValueAsString(event);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String line = String.format("%08x %s\n", crc(bytes, 0, bytes.length), body);
      return line.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + event, e);
    }
  }

  /**
   * @param line without its end
   * @return empty if it is not whole, or not of this version
   */
  Optional<AgentEvent.Durable> read(byte[] line) {
    int start = CRC_DIGITS + 1;
    if (line.length < start) {
      return Optional.empty();
    }
    String digits = new String(line, 0, CRC_DIGITS, StandardCharsets.US_ASCII);
    if (!digits.equals(String.format("%08x", crc(line, start, line.length - start)))) {
      return Optional.empty();
    }
    String body = new String(line, start, line.length - start, StandardCharsets.UTF_8);
    int blank = body.indexOf(' ');
    try {
      Class<?> type = NAMES.classOf(body.substring(0, Math.max(0, blank)));
      return Optional.of((AgentEvent.Durable) json.readValue(body.substring(blank + 1), type));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return crc.getValue();
  }
}
