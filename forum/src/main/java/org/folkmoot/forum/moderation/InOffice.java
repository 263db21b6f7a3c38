package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.ledger.ForumEvent;
import org.folkmoot.forum.ledger.ForumEvent.ModlogWritten;
import org.folkmoot.forum.ledger.ForumEvent.ReportChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.AuthorityRule;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// What every act in office has in common: somebody known does it, in one transaction, and it is written down.
public final class InOffice {

    private final Database database;
    private final Offices offices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ModlogStore modlog = new ModlogStore();
    private final ReportStore reports = new ReportStore();

    public InOffice(Database database, Offices offices, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.offices = offices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Runs an act for whoever is logged in.
    <T> Outcome<T> by(Viewer viewer, BiFunction<Transaction, PersonId, Outcome<T>> act) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.write(transaction -> act.apply(transaction, actor));
    }

    Offices offices() {
        return offices;
    }

    /// Why somebody may not act by right of their office; null when they may.
    ///
    /// @param community where; null for the site alone
    /// @param whom      to whom it is done; null for nobody
    @Nullable
    Refusal refusal(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            PersonId actor,
            @Nullable PersonId whom) {
        Authority authority =
                AuthorityRule.judge(offices.facts(transaction, act, community, actor, whom, clock.instant()));
        return authority instanceof Authority.Refused(Refusal refused) ? refused : null;
    }

    /// As [#refusal], for an act with a reason: one that takes something away needs it, one that gives something back
    /// may
    /// have it, and neither goes on for pages.
    ///
    /// @param reason as typed
    @Nullable
    Objection objection(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            PersonId actor,
            @Nullable PersonId whom,
            boolean takesAway,
            String reason) {
        Refusal refusal = refusal(transaction, act, community, actor, whom);
        if (refusal != null) {
            return new Objection(Field.WHOLE, refusal);
        }
        Refusal wordless = takesAway ? TextRule.reason(reason) : TextRule.reasonIfAny(reason);
        return wordless == null ? null : new Objection(Field.REASON, wordless);
    }

    Instant now() {
        return clock.instant();
    }

    /// Writes the act down, and tells the ledger.
    void record(Transaction transaction, ModlogEntry entry, ForumEvent event) {
        ledger.append(transaction, event, entry.actor());
        note(transaction, entry);
    }

    /// Writes down an act that has told the ledger itself.
    void note(Transaction transaction, ModlogEntry entry) {
        ModlogId written = modlog.write(transaction, entry, clock.instant());
        ledger.append(transaction, new ModlogWritten(written), entry.actor());
    }

    /// Says of every open report about something that it has been dealt with, since it was.
    ///
    /// @param comment null for the post itself
    void settle(Transaction transaction, PostId post, @Nullable CommentId comment, PersonId actor) {
        for (ReportId report : reports.resolveAll(transaction, post, comment, actor, clock.instant())) {
            ledger.append(transaction, new ReportChanged(report, post, comment), actor);
        }
    }

    /// A reason as it is kept: without what nobody can see, and null when nothing is left.
    static @Nullable String kept(@Nullable String reason) {
        String kept = reason == null ? "" : Wording.text(reason).strip();
        return Wording.blank(kept) ? null : kept;
    }
}
