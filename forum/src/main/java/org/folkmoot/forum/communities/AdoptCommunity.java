package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.forum.ledger.ForumEvent.CommunityFounded;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.CommunityRule;
import org.folkmoot.rules.speech.GuestNameRule;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Makes a community of another server known here, or learns anew what it says of itself and who looks after it. Its
/// address and its name never change; one that was gone from its server is back, and one that an admin of ours
/// removed
/// stays removed.
public final class AdoptCommunity {

    /// What its server says of it.
    ///
    /// @param address     what it calls it; the server is read from it
    /// @param title       null or blank when it has none but its name
    /// @param description Markdown; null when there is none
    /// @param since       when it was founded; null when its server does not say
    public record Request(
            String address,
            String name,
            @Nullable String title,
            @Nullable String description,
            boolean nsfw,
            boolean moderatorsPostOnly,
            @Nullable Instant since) {}

    private final Database database;
    private final ActorNames names;
    private final Moderators moderators;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Addresses addresses = new Addresses();
    private final Instances instances = new Instances();
    private final CommunityStore communities = new CommunityStore();

    public AdoptCommunity(
            Database database, ActorNames names, Moderators moderators, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.moderators = moderators;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<CommunityId> adopt(Request request) {
        return database.write(transaction -> adopt(transaction, request));
    }

    /// The deed within a higher one's transaction.
    public Outcome<CommunityId> adopt(Transaction transaction, Request request) {
        Optional<InstanceId> home = instances.elsewhere(transaction, request.address());
        if (home.isEmpty()) {
            return new Outcome.Refused<>(Refusal.ADDRESS_INVALID);
        }
        Refusal odd = GuestNameRule.judge(request.name());
        if (odd != null) {
            return new Outcome.Refused<>(Field.NAME, odd);
        }
        CommunityRule.Words words = CommunityRule.elsewhere(request.name(), request.title(), request.description());
        CommunityProfile profile = new CommunityProfile(
                words.title(), words.description(), request.nsfw(), false, request.moderatorsPostOnly());
        Optional<Addressed> known = addresses.find(transaction, request.address());
        return known.isPresent()
                ? renew(transaction, request, profile, known.get())
                : meet(transaction, request, profile, home.get());
    }

    /// Sets who looks after a community of another server, the leader first, as that server says.
    ///
    /// @return missing when there is no such community, or it is ours
    public Outcome<CommunityId> moderators(CommunityId community, List<PersonId> people) {
        return database.write(transaction -> {
            if (elsewhere(transaction, community).isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (moderators.replace(transaction, community, people, clock.instant())) {
                ledger.append(transaction, new CommunityChanged(community), null);
            }
            return new Outcome.Done<>(community);
        });
    }

    /// Takes down that a community is gone from its own server.
    ///
    /// @return missing when there is no such community, or it is ours
    public Outcome<CommunityId> gone(CommunityId community) {
        return database.write(transaction -> {
            Optional<CommunityState> state = elsewhere(transaction, community);
            if (state.isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (!state.get().deleted()) {
                communities.deleted(transaction, community, clock.instant());
                ledger.append(transaction, new CommunityChanged(community), null);
            }
            return new Outcome.Done<>(community);
        });
    }

    private Optional<CommunityState> elsewhere(Transaction transaction, CommunityId community) {
        return communities
                .lock(transaction, community)
                .filter(state -> !state.instanceId().equals(Site.OURS));
    }

    private Outcome<CommunityId> renew(
            Transaction transaction, Request request, CommunityProfile profile, Addressed known) {
        if (!(known instanceof Addressed.Community(CommunityId community))) {
            return new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
        }
        boolean same = communities
                .lock(transaction, community)
                .filter(state -> state.name().equals(request.name()))
                .isPresent();
        if (!same) {
            return new Outcome.Refused<>(Field.NAME, Refusal.ADDRESS_TAKEN);
        }
        if (communities.renew(transaction, community, profile, clock.instant())) {
            ledger.append(transaction, new CommunityChanged(community), null);
        }
        return new Outcome.Done<>(community);
    }

    private Outcome<CommunityId> meet(
            Transaction transaction, Request request, CommunityProfile profile, InstanceId home) {
        CommunityId community = communities.nextId(transaction);
        if (!names.claimElsewhere(transaction, home, request.name(), Kind.COMMUNITY, community.value())) {
            // Either another has the name under another address, or the same community came in just now.
            if (addresses.find(transaction, request.address()).isPresent()) {
                throw new TryAgain("The same community became known at the same moment");
            }
            return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
        }
        Instant now = clock.instant();
        Instant since = request.since() == null ? now : Claim.believed(request.since(), now);
        communities.insert(transaction, community, home, request.name(), profile, since);
        if (!addresses.assign(transaction, request.address(), new Addressed.Community(community))) {
            throw new TryAgain("The address became known at the same moment");
        }
        ledger.append(transaction, new CommunityFounded(community), null);
        return new Outcome.Done<>(community);
    }
}
