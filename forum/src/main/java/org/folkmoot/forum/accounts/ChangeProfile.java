package org.folkmoot.forum.accounts;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.EmailRule;
import org.folkmoot.rules.speech.ProfileRule;
import org.folkmoot.rules.speech.ProfileRule.Profile;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Changes what a member says of themselves, and how they want to read.
public final class ChangeProfile {

    /// What was typed.
    ///
    /// @param displayName blank for none
    /// @param bio         blank for none
    /// @param email       blank for none
    /// @param locale      a BCP 47 tag; null to follow the browser
    public record Request(
            PersonId person,
            String displayName,
            String bio,
            String email,
            @Nullable String locale,
            boolean showsNsfw) {}

    private final Database database;
    private final Ledger ledger;
    private final PersonStore people = new PersonStore();
    private final AccountStore accounts = new AccountStore();

    public ChangeProfile(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    public Outcome<Profile> change(Request request) {
        String email = request.email().strip();
        Refusal wrongEmail = email.isEmpty() ? null : EmailRule.judge(email);
        var decision = ProfileRule.judge(new ProfileRule.Facts(request.displayName(), request.bio()));
        return switch (decision) {
            case SpeechDecision.Refused<Profile>(var found) -> {
                List<Objection> objections = new ArrayList<>(found);
                if (wrongEmail != null) {
                    objections.add(new Objection(Field.EMAIL, wrongEmail));
                }
                yield new Outcome.Refused<>(objections);
            }
            case SpeechDecision.Accepted<Profile>(var profile) ->
                wrongEmail == null ? apply(request, profile, email) : new Outcome.Refused<>(Field.EMAIL, wrongEmail);
        };
    }

    private Outcome<Profile> apply(Request request, Profile profile, String email) {
        database.change(transaction -> {
            people.profile(transaction, request.person(), profile.displayName(), profile.bio());
            accounts.preferences(
                    transaction,
                    request.person(),
                    email.isEmpty() ? null : email,
                    request.locale(),
                    request.showsNsfw());
            ledger.append(transaction, new PersonChanged(request.person()), request.person());
        });
        return new Outcome.Done<>(profile);
    }
}
