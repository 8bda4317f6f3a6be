package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The compact form of a status, written where its task is named already. */
final class StatusForm {
  private StatusForm() {}

  static void write(CompactWriter out, TaskId task, TaskStatus status) throws IOException {
    out.beginList();
    out.word(status.state().name());
    out.word(status.source().name());
    out.optional(status.reason(), r -> out.word(r.name()));
    out.word(status.message());
    out.instant(status.timestamp());
    out.optional(status.agent(), a -> TaskForm.writeAgent(out, a));
    out.optional(status.id(), i -> out.id(i.value()));
    out.optional(Optional.of(status.task()).filter(t -> !t.equals(task)), t -> out.text(t.value()));
    out.optional(status.exit(), exit -> writeExit(out, exit));
    out.endList();
  }

  static TaskStatus read(CompactReader in, TaskId task) throws IOException {
    in.beginList();
    TaskState state = state(in);
    TaskSource source = TaskSource.valueOf(in.word());
    Optional<TaskReason> reason = in.optional(() -> TaskReason.valueOf(in.word()));
    String message = in.word();
    Instant timestamp = in.instant();
    Optional<AgentId> agent = in.optional(() -> TaskForm.readAgent(in));
    Optional<StatusId> id = in.optional(() -> new StatusId(in.id()));
    TaskId of = in.optional(() -> new TaskId(in.text())).orElse(task);
    Optional<ProcessExit> exit = in.optional(() -> readExit(in));
    in.endList();
    return new TaskStatus(of, state, source, reason, message, timestamp, id, agent, exit);
  }

  static TaskState state(CompactReader in) throws IOException {
    return TaskState.valueOf(in.word());
  }

  private static void writeExit(CompactWriter out, ProcessExit exit) throws IOException {
    out.beginList();
    out.number(exit.code());
    out.number(exit.signal());
    out.endList();
  }

  private static ProcessExit readExit(CompactReader in) throws IOException {
    in.beginList();
    ProcessExit exit = new ProcessExit((int) in.number(), (int) in.number());
    in.endList();
    return exit;
  }
}
