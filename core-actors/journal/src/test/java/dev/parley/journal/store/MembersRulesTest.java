package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand.ChangeMembers;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.MembersTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the members counts only on the table that it was decided on. */
class MembersRulesTest {
  private static final Map<String, String> ONE = Map.of("m1", "h1:1");
  private static final Map<String, String> TWO = Map.of("m1", "h1:1", "m2", "h2:1");

  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    replica = Replica.in(folder);
    replica.claim("a", "x");
  }

  @AfterEach
  void close() {
    replica.close();
  }

  private MembersTable table() {
    return replica.store.members();
  }

  private JournalReply change(long revision, Map<String, String> members) {
    return replica.apply(new ChangeMembers(revision, members));
  }

  private void refuses(long revision, Map<String, String> members) {
    MembersTable before = table();
    assertThat(change(revision, members))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.MEMBERS_CHANGED));
    assertThat(table()).isEqualTo(before);
  }

  @Test
  void aLateCopyDoesNotUndoWhatWasDecidedSince() {
    assertThat(change(MembersTable.NEVER_SAID, ONE)).isEqualTo(new Done(1));
    assertThat(change(1, TWO)).isEqualTo(new Done(2));
    assertThat(change(2, ONE)).isEqualTo(new Done(3));

    refuses(1, TWO);
    assertThat(table()).isEqualTo(new MembersTable(3, ONE));
  }

  @Test
  void aCopyThatChangesNothingIsAnsweredAsTheFirst() {
    change(MembersTable.NEVER_SAID, ONE);
    assertThat(change(MembersTable.NEVER_SAID, ONE)).isInstanceOf(Done.class);
    assertThat(table()).isEqualTo(new MembersTable(1, ONE));
  }

  @Test
  void ofTwoWhoDecideOnTheSameTableTheSecondIsRefused() {
    change(MembersTable.NEVER_SAID, ONE);
    change(1, TWO);
    refuses(1, Map.of("m1", "h1:1", "m3", "h3:1"));
  }

  @Test
  void aFounderDoesNotOverrideWhatCameWithABackup() {
    assertThat(replica.apply(new SetMembers(TWO))).isInstanceOf(Done.class);
    refuses(MembersTable.NEVER_SAID, ONE);
    assertThat(change(table().revision(), ONE)).isInstanceOf(Done.class);
  }

  @Test
  void theRevisionOutlivesTheProcess() throws Exception {
    change(MembersTable.NEVER_SAID, ONE);
    change(1, TWO);
    replica.store.flushNow();
    replica.reopen();
    assertThat(table()).isEqualTo(new MembersTable(2, TWO));
    refuses(1, ONE);
  }
}
