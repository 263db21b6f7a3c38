package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Lets an applicant in, or does not. A decision that was made stands; it can be changed by an account's ban only.
public final class DecideApplication {

    /// Somebody who waits to be let in.
    public record Waiting(PersonId person, String name, String answer, Instant appliedAt) {}

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public DecideApplication(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Decides.
    ///
    /// @param reason shown to the applicant; null for none
    public Outcome<Boolean> decide(Viewer viewer, PersonId applicant, boolean accepted, @Nullable String reason) {
        PersonId admin = viewer.person();
        if (admin == null || !viewer.admin()) {
            return new Outcome.Refused<>(Refusal.NOT_AN_ADMIN);
        }
        return database.write(transaction -> {
            if (!accounts.decide(transaction, applicant, accepted, reason, admin, clock.instant())) {
                return new Outcome.Missing<>();
            }
            ledger.append(transaction, new PersonChanged(applicant), admin);
            return new Outcome.Done<>(accepted);
        });
    }

    /// Who waits, longest first.
    public List<Waiting> waiting() {
        return database.read(
                transaction -> transaction.query("""
                        select application.person_id as person, person.name, application.answer, application.applied_at
                        from application join person on person.id = application.person_id
                        where application.decided_at is null
                        order by application.applied_at
                        limit 200
                        """).mapTo(Waiting.class).list());
    }
}
