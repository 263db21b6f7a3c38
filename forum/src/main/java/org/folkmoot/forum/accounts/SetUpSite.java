package org.folkmoot.forum.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteDraft;
import org.folkmoot.rules.speech.NameRule;
import org.folkmoot.rules.speech.SignUpRule;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.rules.speech.SignUpRule.Newcomer;
import org.folkmoot.rules.speech.SiteRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Sets the site up, once: its name, the address by which the world knows it, and its first admin.
public final class SetUpSite {

    /// What was typed, by hand or in settings.
    ///
    /// @param publicAddress blank to choose it later; until then nothing federates
    /// @param locale        the language that the browser speaks; null when it does not say, or none is there
    /// @param agent         what the browser calls itself; null when it does not say, or none is there
    public record Request(
            String siteName,
            String description,
            String publicAddress,
            Mode signUp,
            String adminName,
            String password,
            @Nullable String locale,
            @Nullable String agent) {}

    /// The first admin, and the token of their first session.
    public record Ready(PersonId admin, String session) {}

    private final Database database;
    private final Site site;
    private final SignUp signUp;
    private final Passwords passwords;
    private final Sessions sessions;

    public SetUpSite(Database database, Site site, SignUp signUp, Passwords passwords, Sessions sessions) {
        this.database = database;
        this.site = site;
        this.signUp = signUp;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    public Outcome<Ready> setUp(Request request) {
        String hash = passwords.hash(request.password());
        return database.write(transaction -> setUp(transaction, request, hash));
    }

    private Outcome<Ready> setUp(Transaction transaction, Request request, String hash) {
        if (site.lockSettings(transaction).isPresent()) {
            return new Outcome.Refused<>(Refusal.SET_UP_ALREADY);
        }
        Optional<String> address = PublicAddress.parse(request.publicAddress());
        boolean none = request.publicAddress().isBlank();
        var words = SiteRule.judge(new SiteRule.Typed(request.siteName(), request.description(), ""));
        var admin = SignUpRule.judge(new SignUpRule.Facts(
                SignUpRule.Mode.OPEN,
                new NameRule.Facts(request.adminName(), false, false, true),
                request.password(),
                "",
                ""));
        List<Objection> objections = new ArrayList<>();
        if (!none && address.isEmpty()) {
            objections.add(new Objection(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_INVALID));
        }
        objections.addAll(objections(words));
        objections.addAll(objections(admin));
        if (words instanceof SpeechDecision.Accepted<SiteRule.Words>(var said)
                && admin instanceof SpeechDecision.Accepted<Newcomer>(var newcomer)
                && objections.isEmpty()) {
            SiteDraft draft = new SiteDraft(
                    said.name(), said.line(), address.orElse(null), request.signUp(), null, true, false, false);
            return ready(transaction, draft, newcomer, hash, request);
        }
        return new Outcome.Refused<>(objections);
    }

    private Outcome<Ready> ready(
            Transaction transaction, SiteDraft draft, Newcomer newcomer, String hash, Request request) {
        Optional<PersonId> admin = signUp.admit(transaction, newcomer, hash, true, request.locale());
        if (admin.isEmpty()) {
            return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
        }
        site.adopt(transaction, draft, admin.get());
        return new Outcome.Done<>(new Ready(admin.get(), sessions.start(transaction, admin.get(), request.agent())));
    }

    private static List<Objection> objections(SpeechDecision<?> decision) {
        return switch (decision) {
            case SpeechDecision.Accepted<?> accepted -> List.of();
            case SpeechDecision.Refused<?>(var found) -> found;
        };
    }
}
