package org.folkmoot.forum.accounts;

import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.NamesakeRule;
import org.folkmoot.rules.speech.ProfileRule;
import org.folkmoot.rules.speech.ProfileRule.Profile;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// Changes what a member says of themselves, and how they want to read.
public final class ChangeProfile {

    /// What was typed.
    ///
    /// @param displayName blank for none
    /// @param bio         blank for none
    /// @param locale      a BCP 47 tag; null to follow the browser
    public record Request(
            PersonId person,
            String displayName,
            String bio,
            @Nullable String locale,
            boolean showsNsfw) {}

    private final Database database;
    private final Namesakes namesakes;
    private final Ledger ledger;
    private final PersonStore people = new PersonStore();
    private final AccountStore accounts = new AccountStore();

    public ChangeProfile(Database database, Namesakes namesakes, Ledger ledger) {
        this.database = database;
        this.namesakes = namesakes;
        this.ledger = ledger;
    }

    public Outcome<Profile> change(Request request) {
        return database.write(transaction -> change(transaction, request));
    }

    private Outcome<Profile> change(Transaction transaction, Request request) {
        var decision = ProfileRule.judge(
                new ProfileRule.Facts(request.displayName(), request.bio(), alike(transaction, request)));
        return switch (decision) {
            case SpeechDecision.Refused<Profile>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Profile>(var profile) -> apply(transaction, request, profile);
        };
    }

    /// Whether somebody takes a name that looks like another's in office. Admins speak for the site; and who was called
    /// so before the other came may stay so.
    private boolean alike(Transaction transaction, Request request) {
        PersonId person = request.person();
        String typed = request.displayName().strip();
        boolean kept = people.line(transaction, person)
                .map(PersonLine::displayName)
                .filter(typed::equals)
                .isPresent();
        return !kept
                && !namesakes.admin(transaction, person)
                && NamesakeRule.alike(typed, namesakes.called(transaction, person));
    }

    private Outcome<Profile> apply(Transaction transaction, Request request, Profile profile) {
        people.profile(transaction, request.person(), profile.displayName(), profile.bio());
        accounts.preferences(transaction, request.person(), request.locale(), request.showsNsfw());
        ledger.append(transaction, new PersonChanged(request.person()), request.person());
        return new Outcome.Done<>(profile);
    }
}
