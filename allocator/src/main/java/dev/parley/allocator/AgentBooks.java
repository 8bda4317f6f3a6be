package dev.parley.allocator;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The books of all agents. Whatever is entered in one of them is charged or credited to the sorter
 * in the same step, so that shares are always those of the books. Mutable, not thread-safe.
 */
final class AgentBooks {
  private final DrfSorter sorter;
  private final SortedMap<AgentId, AgentBook> books = new TreeMap<>();

  AgentBooks(DrfSorter sorter) {
    this.sorter = sorter;
  }

  /** All agents, in the order of their ids, so that the same changes give the same allocations. */
  Collection<AgentBook> inOrder() {
    return Collections.unmodifiableCollection(books.values());
  }

  Optional<AgentBook> find(AgentId agent) {
    return Optional.ofNullable(books.get(agent));
  }

  void add(AllocatorCommand.AddAgent command) {
    // Written in full before the old one goes, so that a bad holding changes nothing.
    AgentBook book = new AgentBook(command.agent(), command.incarnation(), command.total());
    for (AllocatorCommand.Holding used : command.used()) {
      book.hold(new Client(used.framework(), used.role()), used.resources());
    }
    remove(command.agent());
    books.put(command.agent(), book);
    sorter.addCapacity(book.total());
    book.held().forEach(sorter::charge);
  }

  void remove(AgentId agent) {
    AgentBook book = books.remove(agent);
    if (book != null) {
      book.held().forEach(sorter::credit);
      sorter.removeCapacity(book.total());
    }
  }

  /** Gives a client all that is free on an agent. */
  Resources giveFree(AgentBook book, Client client) {
    Resources free = book.free();
    book.hold(client, free);
    sorter.charge(client, free);
    return free;
  }

  /**
   * Takes resources back from a client, as far as it holds them on this incarnation of the agent.
   *
   * @return what it did hold of them
   */
  Resources release(Client client, AgentId agent, long incarnation, Resources resources) {
    AgentBook book = books.get(agent);
    if (book == null || book.incarnation() != incarnation) {
      return Resources.none();
    }
    return release(book, client, resources);
  }

  /** Takes everything back from a framework. O(holdings of all agents). */
  void releaseAll(FrameworkId framework) {
    for (AgentBook book : books.values()) {
      for (Client client : book.clientsOf(framework)) {
        release(book, client, Objects.requireNonNull(book.held().get(client)));
      }
    }
  }

  private Resources release(AgentBook book, Client client, Resources resources) {
    Resources released = book.release(client, resources);
    if (!released.isEmpty()) {
      sorter.credit(client, released);
    }
    return released;
  }
}
