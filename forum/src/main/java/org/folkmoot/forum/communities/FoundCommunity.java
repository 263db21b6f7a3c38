package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Namesakes;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.ledger.ForumEvent.CommunityFounded;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.CommunityRule;
import org.folkmoot.rules.speech.CommunityRule.Words;
import org.folkmoot.rules.speech.NameRule;
import org.folkmoot.rules.speech.NamesakeRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Founds a community. Its founder leads it, and subscribes to it.
public final class FoundCommunity {

    /// What was typed.
    ///
    /// @param description blank for none
    public record Request(
            String name,
            String title,
            String description,
            boolean nsfw,
            boolean localOnly,
            boolean moderatorsPostOnly) {}

    private final Database database;
    private final Site site;
    private final ActorNames names;
    private final Standing standing;
    private final Moderators moderators;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommunityStore communities = new CommunityStore();
    private final SubscriptionStore subscriptions = new SubscriptionStore();

    public FoundCommunity(
            Database database,
            Site site,
            ActorNames names,
            Standing standing,
            Moderators moderators,
            Ledger ledger,
            InstantSource clock) {
        this.database = database;
        this.site = site;
        this.names = names;
        this.standing = standing;
        this.moderators = moderators;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<CommunityId> found(Viewer viewer, Request request) {
        PersonId founder = viewer.person();
        if (founder == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.write(transaction -> found(transaction, viewer, founder, request));
    }

    private Outcome<CommunityId> found(Transaction transaction, Viewer viewer, PersonId founder, Request request) {
        Instant now = clock.instant();
        boolean adminsOnly = site.settings(transaction)
                .map(SiteSettings::adminsOnlyFoundCommunities)
                .orElse(false);
        // In this order: a name that is claimed between the two is said to be taken, not to look like a taken one.
        boolean alike = NamesakeRule.alike(request.name(), Namesakes.named(transaction));
        boolean taken = names.taken(transaction, Site.OURS, request.name().strip());
        SpeechDecision<Words> decision = CommunityRule.judge(new CommunityRule.Facts(
                standing.ban(transaction, founder, now).isPresent(),
                adminsOnly,
                new NameRule.Facts(request.name(), taken, alike, viewer.admin()),
                new CommunityRule.Typed(request.title(), request.description())));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) -> apply(transaction, founder, request, words, now);
        };
    }

    private Outcome<CommunityId> apply(
            Transaction transaction, PersonId founder, Request request, Words words, Instant now) {
        String name = request.name().strip();
        CommunityId community = communities.nextId(transaction);
        if (!names.claim(transaction, Site.OURS, name, Kind.COMMUNITY, community.value())) {
            return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
        }
        CommunityProfile profile = new CommunityProfile(
                words.title(), words.description(), request.nsfw(), request.localOnly(), request.moderatorsPostOnly());
        communities.insert(transaction, community, Site.OURS, name, profile, now);
        moderators.appoint(transaction, community, founder, now);
        subscriptions.subscribe(transaction, founder, community, false, now);
        ledger.append(transaction, new CommunityFounded(community), founder);
        return new Outcome.Done<>(community);
    }
}
