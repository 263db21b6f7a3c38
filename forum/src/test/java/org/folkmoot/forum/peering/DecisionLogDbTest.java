package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.peering.DecisionLog.Fault;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The log of decisions as a chain: every decision stands in it once, and whatever is changed afterwards is found.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class DecisionLogDbTest {

    private final World world;
    private final Database database;
    private final Viewer admin;
    private final ChangeTerms changeTerms;
    private final AnnounceTerms announceTerms;
    private final WithdrawTerms withdrawTerms;
    private final TakeBackTerms takeBackTerms;
    private final DecisionLog log;
    private final PinnedClock clock;

    DecisionLogDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        database = fresh.database();
        clock = fresh.clock();
        admin = world.admin.viewer();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        announceTerms = new AnnounceTerms(database, world.peerTerms, changeTerms, terms.consequences, clock);
        withdrawTerms = new WithdrawTerms(database, terms.office, world.peerTerms, clock);
        takeBackTerms = terms.takeBackTerms;
        log = new DecisionLog(
                database,
                List.of(new TermsLogged(world.peerTerms), new AnnouncementsLogged()),
                new Secrets(fresh.random()));
        world.index.open(clock.instant());
    }

    @Test
    void everyDecisionStandsInItOnceAndHoldsTheFingerprintOfTheOneBefore() {
        TermsVersionId quiet = decides("threads.example");
        log.keep();
        done(takeBackTerms.takeBack(admin, quiet, "It did not help"));
        decides("other.example");
        log.keep();
        log.keep();
        List<LogEntry> entries = entries();
        assertThat(entries).extracting(LogEntry::number).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(LogEntry::subject).containsExactly(1L, 2L, 3L);
        assertThat(entries.get(0).follows(LogEntry.NOTHING_BEFORE)).isTrue();
        assertThat(entries.get(1).follows(entries.get(0).hash())).isTrue();
        assertThat(entries.get(2).follows(entries.get(1).hash())).isTrue();
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void whatIsAnnouncedAndWithdrawnStandsInItToo() {
        var announced = done(announceTerms.announce(
                admin,
                new AnnounceTerms.Request(
                        request("threads.example"),
                        clock.instant().plus(Duration.ofDays(1)).toString().substring(0, 10))));
        done(withdrawTerms.withdraw(admin, announced, "They changed their mind"));
        log.keep();
        assertThat(entries())
                .extracting(LogEntry::kind)
                .containsExactly(LogKind.TERMS_ANNOUNCED, LogKind.TERMS_WITHDRAWN);
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void whatIsNotWrittenDownYetIsSaid() {
        decides("threads.example");
        assertThat(log.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.NOT_WRITTEN_DOWN);
    }

    @Test
    void theDatabaseRefusesToChangeIt() {
        decides("threads.example");
        log.keep();
        for (String change : List.of(
                "update decision_entry set record = 'nothing'",
                "delete from decision_entry",
                "delete from decision_text",
                "update decision_text set said = 'nobody'",
                "update decision_text set said = null, salt = null")) {
            assertThatThrownBy(() -> database.change(
                            transaction -> transaction.update(change).execute()))
                    .as(change)
                    .hasStackTraceContaining("log of decisions");
        }
    }

    @Test
    void oneChangedByteIsFound() {
        three();
        changed(
                "update decision_entry set record = replace(record, 'threads.example', 'threads.exbmple') where number = 2");
        assertThat(log.faults()).extracting(Fault::number, Fault::kind).containsExactly(tuple(2L, Fault.Kind.CHANGED));
    }

    @Test
    void anEntryWithAFittingFingerprintIsFoundByTheNextOne() {
        three();
        LogEntry second = entries().get(1);
        String record = second.record().replace("threads.example", "threads.exbmple");
        changed("update decision_entry set record = '" + record + "', hash = '" + LogEntry.hash(record)
                + "' where number = 2");
        assertThat(log.faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactlyInAnyOrder(tuple(2L, Fault.Kind.TABLES_DIFFER), tuple(3L, Fault.Kind.NOT_IN_LINE));
    }

    @Test
    void anEntryTakenOutIsFound() {
        three();
        changed("delete from decision_text where number = 2", "delete from decision_entry where number = 2");
        assertThat(log.faults()).extracting(Fault::kind).contains(Fault.Kind.GONE, Fault.Kind.NOT_WRITTEN_DOWN);
    }

    @Test
    void aChangedReasonIsFoundInTheLogAndInTheTables() {
        three();
        changed("update decision_text set said = 'Because' where number = 1 and part = 'reason'");
        changed("update terms_version set reason = 'For no reason' where id = 3");
        assertThat(log.faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(1L, Fault.Kind.TEXT_CHANGED), tuple(3L, Fault.Kind.TEXT_CHANGED));
    }

    @Test
    void aReasonThatIsTakenOutIsFound() {
        three();
        changed("update decision_text set said = null, salt = null where number = 1 and part = 'reason'");
        assertThat(log.faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(1L, Fault.Kind.TEXT_CHANGED));
    }

    @Test
    void theNameOfSomebodyWhoIsStillThereIsMissed() {
        three();
        changed("update decision_text set said = null, salt = null where number = 2 and part = 'author'");
        assertThat(log.faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(2L, Fault.Kind.TEXT_CHANGED));
    }

    @Test
    void changedTermsAreFound() {
        three();
        changed("update terms_version set votes_up = 999 where id = 1");
        assertThat(log.faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(1L, Fault.Kind.TABLES_DIFFER));
    }

    @Test
    void aLogThatIsMadeAnewHoldsByItselfAndHasAnotherHead() {
        three();
        String head = entries().getLast().hash();
        changed("update terms_version set votes_up = 999 where id = 1");
        changed("delete from decision_text", "delete from decision_entry");
        log.keep();
        assertThat(log.faults()).isEmpty();
        assertThat(entries().getLast().hash()).isNotEqualTo(head);
    }

    @Test
    void aNameGoesWithItsAccountAndTheChainHolds() {
        three();
        List<String> hashes = entries().stream().map(LogEntry::hash).toList();
        changed("update person set deleted_at = now() where id = "
                + world.admin.id().value());
        log.keep();
        Map<String, Boolean> left = log.after(0, 1).getFirst().texts().stream()
                .collect(Collectors.toMap(DecisionLog.Told::part, text -> text.said() != null));
        assertThat(left)
                .containsEntry("author", false)
                .containsEntry("reason", true)
                .containsEntry("peer", true);
        assertThat(entries()).extracting(LogEntry::hash).isEqualTo(hashes);
        assertThat(log.faults()).isEmpty();
    }

    private void three() {
        TermsVersionId first = decides("threads.example");
        TermsVersionId second = decides("www.threads.example.net");
        assertThat(second.value()).isEqualTo(first.value() + 1);
        decides("other.example");
        log.keep();
    }

    /// As somebody could who has the database in their hands.
    private void changed(String... statements) {
        database.change(transaction -> {
            for (String table : List.of("decision_entry", "decision_text", "terms_version")) {
                transaction
                        .update("alter table " + table + " disable trigger user")
                        .execute();
            }
            for (String one : statements) {
                transaction.update(one).execute();
            }
            for (String table : List.of("decision_entry", "decision_text", "terms_version")) {
                transaction
                        .update("alter table " + table + " enable trigger user")
                        .execute();
            }
        });
    }

    private List<LogEntry> entries() {
        return log.after(0, 100).stream().map(DecisionLog.Shown::entry).toList();
    }

    private TermsVersionId decides(String server) {
        return done(changeTerms.change(admin, request(server)));
    }

    private static ChangeTerms.Request request(String server) {
        return new ChangeTerms.Request(
                null,
                null,
                new TermsRule.Typed(
                        false,
                        "",
                        server,
                        new TermsRule.Votes("0", "0", "100", "100", "", "", "", true),
                        TermsRule.Choices.of(Terms.OPEN),
                        "Their votes drown ours",
                        "",
                        ""));
    }
}
