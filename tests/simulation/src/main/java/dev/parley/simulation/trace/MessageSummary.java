package dev.parley.simulation.trace;

import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.state.StateBytes;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A message in some words: its name, and what a reader of a trace wants to know of it. */
final class MessageSummary {
  private MessageSummary() {}

  static String of(Object content) {
    if (content instanceof String text) {
      return text;
    }
    String details = details(content);
    String name = content instanceof List ? "" : content.getClass().getSimpleName();
    return details.isEmpty() ? name : name.isEmpty() ? details : name + " " + details;
  }

  private static String details(Object content) {
    if (content instanceof AgentToMaster m) {
      return ofAgent(m);
    } else if (content instanceof MasterToAgent m) {
      return toAgent(m);
    } else if (content instanceof FrameworkToMaster m) {
      return ofFramework(m);
    } else if (content instanceof MasterToFramework m) {
      return toFramework(m);
    } else if (content instanceof List<?> said) {
      return ofAllocator(said);
    }
    return content.toString();
  }

  private static String ofAgent(AgentToMaster message) {
    if (message instanceof AgentToMaster.RegisterAgent m) {
      return m.id().map(id -> id + " ").orElse("")
          + m.info().resources()
          + list(m.tasks(), t -> t.spec().id() + "=" + t.last().state());
    } else if (message instanceof AgentToMaster.ReportResources m) {
      return "total " + m.total() + ", free " + m.free();
    } else if (message instanceof AgentToMaster.AgentStatusUpdate m) {
      return m.framework() + " " + status(m.status());
    }
    return "";
  }

  private static String toAgent(MasterToAgent message) {
    if (message instanceof MasterToAgent.AgentRegistered m) {
      return m.id().value();
    } else if (message instanceof MasterToAgent.RunTasks m) {
      return m.framework() + tasks(m.tasks());
    } else if (message instanceof MasterToAgent.KillAgentTask m) {
      return m.framework() + " " + m.task();
    } else if (message instanceof MasterToAgent.AcknowledgeAgentStatus m) {
      return m.framework() + " " + m.task() + " " + m.status();
    } else if (message instanceof MasterToAgent.ShutdownFramework m) {
      return m.framework().value();
    }
    return "";
  }

  private static String ofFramework(FrameworkToMaster message) {
    if (message instanceof FrameworkToMaster.Subscribe m) {
      return m.info().name() + m.info().id().map(id -> " " + id).orElse("");
    } else if (message instanceof FrameworkToMaster.AcceptOffers m) {
      return list(m.offers(), o -> o.value()).strip()
          + m.operations().stream().map(MessageSummary::operation).collect(Collectors.joining());
    } else if (message instanceof FrameworkToMaster.DeclineOffers m) {
      return list(m.offers(), o -> o.value()).strip() + " for " + m.filters().refuse();
    } else if (message instanceof FrameworkToMaster.AcknowledgeStatus m) {
      return m.task() + " " + m.status();
    } else if (message instanceof FrameworkToMaster.KillTask m) {
      return m.task().value();
    } else if (message instanceof FrameworkToMaster.Reconcile m) {
      return list(m.tasks(), t -> t.value()).strip();
    } else if (message instanceof FrameworkToMaster.PutState m) {
      return m.request() + " " + m.key() + "=" + m.value().text();
    } else if (message instanceof FrameworkToMaster.GetState m) {
      return m.request() + " " + m.key();
    }
    return "";
  }

  private static String toFramework(MasterToFramework message) {
    if (message instanceof MasterToFramework.Subscribed m) {
      return m.id().value();
    } else if (message instanceof MasterToFramework.ResourceOffers m) {
      return list(m.offers(), MessageSummary::offer).strip();
    } else if (message instanceof MasterToFramework.RescindOffers m) {
      return list(m.offers(), o -> o.value()).strip();
    } else if (message instanceof MasterToFramework.StatusUpdate m) {
      return status(m.status());
    } else if (message instanceof MasterToFramework.StateValue m) {
      return m.request() + " " + m.value().map(StateBytes::text).orElse("");
    } else if (message instanceof MasterToFramework.StateStored m) {
      return Long.toString(m.request());
    } else if (message instanceof MasterToFramework.FrameworkError m) {
      return m.message();
    }
    return "";
  }

  /** Step 2, in both directions. */
  private static String ofAllocator(List<?> said) {
    boolean answer = !said.isEmpty() && said.get(0) instanceof Allocation;
    return (answer ? "Allocation" : "Allocate") + list(said, MessageSummary::change);
  }

  private static String change(Object said) {
    if (said instanceof Allocation a) {
      return a.framework() + " gets " + a.resources() + " on " + a.agent();
    } else if (said instanceof AllocatorCommand.AddAgent c) {
      return "AddAgent " + c.agent() + " " + c.total() + ", used " + c.used().size();
    } else if (said instanceof AllocatorCommand.Recover c) {
      return "Recover " + c.resources() + " on " + c.agent() + " from " + c.framework();
    } else if (said instanceof AllocatorCommand.RemoveAgent c) {
      return "RemoveAgent " + c.agent();
    } else if (said instanceof AllocatorCommand.AddFramework c) {
      return "AddFramework " + c.framework();
    } else if (said instanceof AllocatorCommand.DeactivateFramework c) {
      return "DeactivateFramework " + c.framework();
    } else if (said instanceof AllocatorCommand.RemoveFramework c) {
      return "RemoveFramework " + c.framework();
    }
    return said.getClass().getSimpleName();
  }

  private static String offer(Offer offer) {
    return offer.id() + " " + offer.resources() + " on " + offer.agent();
  }

  private static String operation(Operation operation) {
    return operation instanceof Operation.Launch launch
        ? " launch" + tasks(launch.tasks())
        : " " + operation;
  }

  private static String tasks(List<TaskSpec> tasks) {
    return list(tasks, t -> t.id() + " " + t.resources());
  }

  private static String status(TaskStatus status) {
    return status.task() + " " + status.state() + status.id().map(id -> " " + id).orElse("");
  }

  private static <T> String list(Collection<T> items, Function<T, String> words) {
    return items.stream().map(words).collect(Collectors.joining(", ", " [", "]"));
  }
}
