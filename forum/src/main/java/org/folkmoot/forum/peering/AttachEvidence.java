package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.EvidenceRule;
import org.folkmoot.rules.peers.EvidenceRule.Thing;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Attaches to a decision what anybody can look at, or what those reply whom it is about. What it showed is kept as a
/// fingerprint, so that
/// whoever looks later can tell whether it still is what was shown. Nothing that was attached is taken away again.
public final class AttachEvidence {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final PageReader pages;
    private final ThreadView threads;
    private final InstantSource clock;
    private final EvidenceStore store = new EvidenceStore();
    private final KeptWhatIfStore kept = new KeptWhatIfStore();
    private final WhatIfStore runs = new WhatIfStore();

    public AttachEvidence(
            Database database,
            PeeringOffice office,
            PeerTerms terms,
            PageReader pages,
            ThreadView threads,
            InstantSource clock) {
        this.threads = threads;
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.pages = pages;
        this.clock = clock;
    }

    /// Attaches evidence.
    ///
    /// @param link  as typed: something of this site, or a page elsewhere, which is read once for it
    /// @param shows as typed: what it shows
    public Outcome<TermsVersionId> attach(Viewer viewer, TermsVersionId decision, String link, String shows) {
        PersonId actor = viewer.person();
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.read(transaction -> decided(transaction, actor, decision)
                        .then(version -> outcome(EvidenceRule.judge(link, shows, office.address(transaction)))))
                .then(accepted -> read(accepted.thing())
                        .then(page ->
                                database.write(transaction -> attach(transaction, actor, decision, accepted, page))));
    }

    /// Attaches a reply of the other side.
    ///
    /// @param server which one replies, as typed
    /// @param link   where it stands on that server; blank for none
    /// @param said   what they wrote; blank where there is a link
    public Outcome<TermsVersionId> reply(
            Viewer viewer, TermsVersionId decision, String server, String link, String said) {
        PersonId actor = viewer.person();
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.read(transaction -> decided(transaction, actor, decision)
                        .then(version -> outcome(
                                EvidenceRule.reply(server, link, said, named -> about(transaction, version, named)))))
                .then(reply -> read(page(reply))
                        .then(page -> database.write(transaction -> decided(transaction, actor, decision)
                                .then(version -> {
                                    store.reply(
                                            transaction, decision, reply, page.orElse(null), actor, clock.instant());
                                    return new Outcome.Done<>(decision);
                                }))));
    }

    private static <T> Outcome<T> outcome(SpeechDecision<T> judged) {
        return switch (judged) {
            case SpeechDecision.Accepted<T>(T words) -> new Outcome.Done<>(words);
            case SpeechDecision.Refused<T>(List<Objection> objections) -> new Outcome.Refused<>(objections);
        };
    }

    private static @Nullable Thing page(EvidenceRule.Reply reply) {
        String link = reply.link();
        return link == null ? null : new Thing.Page(link);
    }

    /// The decision, for whoever may attach something to it.
    private Outcome<TermsVersion> decided(Transaction transaction, PersonId actor, TermsVersionId decision) {
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        return terms.version(transaction, decision)
                .<Outcome<TermsVersion>>map(Outcome.Done::new)
                .orElseGet(Outcome.Missing::new);
    }

    /// Whether a decision is about a server: before it, or by it. What is standard is about all of them.
    private boolean about(Transaction transaction, TermsVersion version, String server) {
        if (version.peer() == null) {
            return !server.equals(office.ours(transaction));
        }
        List<String> names = Policy.names(server);
        TermsVersionId before = version.before();
        return version.domains().stream().anyMatch(names::contains)
                || (before != null
                        && terms.version(transaction, before)
                                .filter(held -> held.domains().stream().anyMatch(names::contains))
                                .isPresent());
    }

    /// The fingerprint of what is read outside of the deed's transaction: no transaction waits for another server.
    /// Empty for the rest.
    private Outcome<Optional<String>> read(@Nullable Thing thing) {
        return switch (thing) {
            case Thing.Page(String url) -> page(url);
            case Thing.Post(long number) ->
                post(new PostId(number))
                        .<Outcome<Optional<String>>>map(hash -> new Outcome.Done<>(Optional.of(hash)))
                        .orElseGet(() -> new Outcome.Refused<>(Field.URL, Refusal.NOT_HERE_FOR_ALL));
            case Thing.Consultation _, Thing.WhatIf _ -> new Outcome.Done<>(Optional.empty());
            case null -> new Outcome.Done<>(Optional.empty());
        };
    }

    private Outcome<Optional<String>> page(String url) {
        return switch (pages.read(url)) {
            case PageReader.Read.Page(String hash) -> new Outcome.Done<>(Optional.of(hash));
            case PageReader.Read.Unreachable(String _) -> new Outcome.Refused<>(Field.URL, Refusal.SERVER_UNREACHABLE);
        };
    }

    /// Of a post as anybody reads it who opens its link: its title, what it links to and its text, a line end between
    /// them.
    private Optional<String> post(PostId post) {
        return threads.post(new Viewer.Visitor(), post)
                .filter(card -> !card.removed() && !card.deleted())
                .map(card -> LogEntry.hash(String.join(
                        "\n",
                        card.title(),
                        Objects.requireNonNullElse(card.url(), ""),
                        Objects.requireNonNullElse(card.body(), ""))));
    }

    private Outcome<TermsVersionId> attach(
            Transaction transaction,
            PersonId actor,
            TermsVersionId decision,
            EvidenceRule.Accepted accepted,
            Optional<String> page) {
        return decided(transaction, actor, decision).then(version -> {
            Optional<String> hash = page.or(() -> hash(transaction, accepted.thing()));
            if (hash.isEmpty()) {
                return new Outcome.Refused<>(Field.URL, Refusal.NOT_HERE_FOR_ALL);
            }
            store.attach(transaction, decision, accepted, hash.get(), actor, clock.instant());
            return new Outcome.Done<>(decision);
        });
    }

    /// The fingerprint of something of this site that everybody may look at.
    private Optional<String> hash(Transaction transaction, Thing thing) {
        return switch (thing) {
            case Thing.Consultation(long number) -> store.consultation(transaction, number);
            case Thing.WhatIf(long number) ->
                kept.one(transaction, new WhatIfId(number))
                        .filter(KeptWhatIfStore.Kept::told)
                        .map(one -> TermsLogged.hash(runs.find(transaction, one.id())));
            case Thing.Post _, Thing.Page _ -> Optional.empty();
        };
    }
}
