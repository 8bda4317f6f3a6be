package dev.parley.master.registry;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.resources.Resources;
import java.io.IOException;
import java.util.Optional;

/** The compact form of an agent in snapshots. Fields are only ever added, at the end of a list. */
final class AgentForm {
  private AgentForm() {}

  static void write(CompactWriter out, AgentRecord agent) throws IOException {
    AgentInfo info = agent.info();
    out.beginList();
    out.shared(agent.id(), id -> out.id(id.value()));
    out.text(info.name());
    out.word(info.hostname());
    out.number(info.httpPort());
    out.shared(info.resources(), r -> out.text(r.toString()));
    out.shared(info.attributes(), a -> out.text(a.toString()));
    out.instant(agent.registeredAt());
    out.optional(agent.reregisteredAt(), out::instant);
    out.optional(agent.unreachableSince(), out::instant);
    writeTerms(out, agent.terms());
    out.endList();
  }

  static AgentRecord read(CompactReader in) throws IOException {
    in.beginList();
    AgentId id = in.shared(AgentId.class, () -> new AgentId(in.id()));
    AgentInfo info =
        new AgentInfo(
            in.text(),
            in.word(),
            (int) in.number(),
            in.shared(Resources.class, () -> Resources.parse(in.text())),
            in.shared(Attributes.class, () -> Attributes.parse(in.text())));
    AgentRecord agent =
        new AgentRecord(
            id,
            info,
            in.instant(),
            in.optional(in::instant),
            in.optional(in::instant),
            readTerms(in));
    in.endList();
    return agent;
  }

  static void writeFormer(CompactWriter out, FormerAgent agent) throws IOException {
    out.beginList();
    out.id(agent.id().value());
    out.instant(agent.since());
    out.flag(agent.gone());
    writeTerms(out, agent.terms());
    out.endList();
  }

  static FormerAgent readFormer(CompactReader in) throws IOException {
    in.beginList();
    FormerAgent agent =
        new FormerAgent(new AgentId(in.id()), in.instant(), in.flag(), readTerms(in));
    in.endList();
    return agent;
  }

  /** Rare, so with names. */
  private static void writeTerms(CompactWriter out, AgentTerms terms) throws IOException {
    out.optional(Optional.of(terms).filter(t -> !t.equals(AgentTerms.NONE)), out::named);
  }

  private static AgentTerms readTerms(CompactReader in) throws IOException {
    return in.optional(() -> in.named(AgentTerms.class)).orElse(AgentTerms.NONE);
  }
}
