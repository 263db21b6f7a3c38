package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.ledger.ForumEvent.PersonJoined;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.NameRule;
import org.folkmoot.rules.speech.NamesakeRule;
import org.folkmoot.rules.speech.SignUpRule;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.rules.speech.SignUpRule.Newcomer;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Gives somebody an account, or takes their application for one, as the site's settings say.
public final class SignUp {

    /// What was typed.
    ///
    /// @param email  blank for none
    /// @param answer to the site's question; only read when it asks one
    /// @param locale the language that the browser speaks; null when it does not say
    /// @param agent  what the browser calls itself; null when it does not say
    public record Request(
            String name,
            String password,
            String email,
            String answer,
            @Nullable String locale,
            @Nullable String agent) {}

    /// Who came in.
    ///
    /// @param session the token of their first session; null while an application waits
    public record Joined(PersonId person, @Nullable String session) {}

    private final Database database;
    private final Site site;
    private final ActorNames names;
    private final Passwords passwords;
    private final Sessions sessions;
    private final MailOutbox outbox;
    private final Ledger ledger;
    private final InstantSource clock;
    private final PersonStore people = new PersonStore();
    private final AccountStore accounts = new AccountStore();

    public SignUp(
            Database database,
            Site site,
            ActorNames names,
            Passwords passwords,
            Sessions sessions,
            MailOutbox outbox,
            Ledger ledger,
            InstantSource clock) {
        this.database = database;
        this.site = site;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Joined> signUp(Request request) {
        // Hashing takes its time: not while a connection is held.
        String hash = passwords.hash(request.password());
        return signUp(request, hash);
    }

    /// As [#signUp(Request)], for whoever signs up many with one password, and hashes it once.
    ///
    /// @param hash of the request's password, by [Passwords#hash]
    public Outcome<Joined> signUp(Request request, String hash) {
        return database.write(transaction -> signUp(transaction, request, hash));
    }

    private Outcome<Joined> signUp(Transaction transaction, Request request, String hash) {
        Mode mode = site.settings(transaction).map(SiteSettings::signUp).orElse(Mode.CLOSED);
        // In this order: a name that is claimed between the two is said to be taken, not to look like a taken one.
        boolean alike = NamesakeRule.alike(request.name(), Namesakes.named(transaction));
        boolean taken = names.taken(transaction, Site.OURS, request.name().strip());
        SpeechDecision<Newcomer> decision = SignUpRule.judge(new SignUpRule.Facts(
                mode,
                new NameRule.Facts(request.name(), taken, alike, false),
                request.password(),
                request.email(),
                request.answer()));
        return switch (decision) {
            case SpeechDecision.Refused<Newcomer>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Newcomer>(var newcomer) -> join(transaction, request, newcomer, hash);
        };
    }

    private Outcome<Joined> join(Transaction transaction, Request request, Newcomer newcomer, String hash) {
        Optional<PersonId> person = admit(transaction, newcomer, hash, false, request.locale());
        if (person.isEmpty()) {
            return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
        }
        String session = newcomer.pending() ? null : sessions.start(transaction, person.get(), request.agent());
        return new Outcome.Done<>(new Joined(person.get(), session));
    }

    /// Makes the person and the account; empty when somebody took the name in between.
    Optional<PersonId> admit(
            Transaction transaction, Newcomer newcomer, String hash, boolean admin, @Nullable String locale) {
        PersonId person = people.nextId(transaction);
        if (!names.claim(transaction, Site.OURS, newcomer.name(), Kind.PERSON, person.value())) {
            return Optional.empty();
        }
        var now = clock.instant();
        people.insert(transaction, person, Site.OURS, newcomer.name(), null, false, now);
        accounts.insert(transaction, person, hash, newcomer.email(), admin, !newcomer.pending(), locale, now);
        String address = newcomer.email();
        if (outbox.sends() && address != null) {
            outbox.askToConfirm(transaction, person, address, now);
        }
        String answer = newcomer.answer();
        if (newcomer.pending() && answer != null) {
            accounts.apply(transaction, person, answer, now);
        }
        ledger.append(transaction, new PersonJoined(person), person);
        return Optional.of(person);
    }
}
