package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Officer;
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

    /// Runs an act of somebody in office, a member of ours or a guest.
    <T> Outcome<T> by(Officer officer, BiFunction<Transaction, Officer, Outcome<T>> act) {
        return database.write(transaction -> act.apply(transaction, officer));
    }

    /// Asks for an act in the name of whoever is logged in.
    <T> Outcome<T> as(Viewer viewer, Function<Officer, Outcome<T>> act) {
        PersonId actor = viewer.person();
        return actor == null ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST) : act.apply(Officer.member(actor));
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
    public @Nullable Refusal refusal(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            PersonId actor,
            @Nullable PersonId whom) {
        return refusal(transaction, act, community, Officer.member(actor), whom);
    }

    /// As [#refusal], for a member of ours or a guest.
    @Nullable
    Refusal refusal(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            Officer officer,
            @Nullable PersonId whom) {
        Authority authority =
                AuthorityRule.judge(offices.facts(transaction, act, community, officer, whom, clock.instant()));
        return authority instanceof Authority.Refused(Refusal refused) ? refused : null;
    }

    /// As [#refusal], for an act with a reason: one that takes something away needs it, one that gives something back
    /// may have it, and neither goes on for pages. Of guests none is asked, as their servers ask for none.
    ///
    /// @param reason as typed
    @Nullable
    Objection objection(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            Officer officer,
            @Nullable PersonId whom,
            boolean takesAway,
            String reason) {
        Refusal refusal = refusal(transaction, act, community, officer, whom);
        if (refusal != null) {
            return new Objection(Field.WHOLE, refusal);
        }
        if (officer.guest()) {
            return null;
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

    /// Why a guest may not put back or open what an office took away: because it was one of ours, in a community that
    /// is not
    /// ours. What an admin of ours removed here, no other server puts back.
    ///
    /// @param comment null when the post itself is meant
    @Nullable
    Refusal ours(
            Transaction transaction,
            Officer officer,
            ModlogAct act,
            CommunityId community,
            @Nullable PostId post,
            @Nullable CommentId comment) {
        return officer.guest() && modlog.lastByOursElsewhere(transaction, act, community, post, comment)
                ? Refusal.OUTRANKED
                : null;
    }

    /// A reason as it is kept: without what nobody can see, no longer than it may be, and null when nothing is left.
    static @Nullable String kept(@Nullable String reason) {
        String kept =
                reason == null ? "" : TextRule.cutReason(Wording.text(reason).strip());
        return Wording.blank(kept) ? null : kept;
    }
}
