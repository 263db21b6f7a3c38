package org.folkmoot.forum.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteDraft;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.rules.speech.SiteRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Puts a new version of the site's settings in force. The earlier ones stay, to be looked up.
public final class ChangeSite {

    /// What was typed; see [SiteSettings].
    ///
    /// @param publicAddress blank to leave it as it is
    /// @param question      blank for none
    public record Request(
            String name,
            String description,
            String publicAddress,
            Mode signUp,
            String question,
            boolean downvotes,
            boolean adminsOnlyFoundCommunities,
            boolean signedFetch) {}

    private final InOffice office;
    private final Site site;

    public ChangeSite(InOffice office, Site site) {
        this.office = office;
        this.site = site;
    }

    public Outcome<SiteDraft> change(Viewer viewer, Request request) {
        return office.by(viewer, (transaction, actor) -> change(transaction, actor, request));
    }

    private Outcome<SiteDraft> change(Transaction transaction, PersonId actor, Request request) {
        Optional<SiteSettings> current = site.lockSettings(transaction);
        if (current.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal = office.refusal(transaction, Act.CHANGE_SITE, null, actor, null);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        List<Objection> objections = new ArrayList<>();
        Optional<String> address = address(request, current.get(), objections);
        var words = SiteRule.judge(new SiteRule.Typed(request.name(), request.description(), request.question()));
        return switch (words) {
            case SpeechDecision.Refused<SiteRule.Words>(var found) -> {
                found.forEach(objection -> objections.add(besideItsField(objection)));
                yield new Outcome.Refused<>(objections);
            }
            case SpeechDecision.Accepted<SiteRule.Words>(var said) ->
                objections.isEmpty()
                        ? adopt(transaction, actor, request, said, address)
                        : new Outcome.Refused<>(objections);
        };
    }

    /// The question is judged as a longer text; on the page it has a field of its own.
    private static Objection besideItsField(Objection objection) {
        return objection.field() == Field.BODY ? new Objection(Field.ANSWER, objection.refusal()) : objection;
    }

    private static Optional<String> address(Request request, SiteSettings current, List<Objection> objections) {
        String before = current.publicAddress();
        if (request.publicAddress().isBlank()) {
            return Optional.ofNullable(before);
        }
        Optional<String> wanted = PublicAddress.parse(request.publicAddress());
        if (wanted.isEmpty()) {
            objections.add(new Objection(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_INVALID));
        } else if (before != null
                && !PublicAddress.local(before)
                && !wanted.get().equals(before)) {
            objections.add(new Objection(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_FIXED));
        }
        return wanted;
    }

    private Outcome<SiteDraft> adopt(
            Transaction transaction, PersonId actor, Request request, SiteRule.Words words, Optional<String> address) {
        SiteDraft draft = new SiteDraft(
                words.name(),
                words.line(),
                address.orElse(null),
                request.signUp(),
                words.sidebar(),
                request.downvotes(),
                request.adminsOnlyFoundCommunities(),
                request.signedFetch());
        site.adopt(transaction, draft, actor);
        office.note(transaction, ModlogEntry.of(ModlogAct.SITE_CHANGED, actor, null));
        return new Outcome.Done<>(draft);
    }
}
