package org.folkmoot.federation.inbound;

import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.Texts;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.DeleteCommunity;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// What becomes of whole communities: deleted by those who lead them, or removed by an admin of their server, and
/// brought
/// back.
public final class CommunityInbound {

    /// The deeds that it asks for.
    public record Deeds(
            RemoveCommunity removeCommunity,
            DeleteCommunity deleteCommunity,
            ChangeCommunity changeCommunity,
            AdoptCommunity adoptCommunity) {}

    private final Database database;
    private final Places places;
    private final RemoteActors actors;
    private final Texts texts;
    private final Deeds deeds;

    public CommunityInbound(Database database, Places places, RemoteActors actors, Texts texts, Deeds deeds) {
        this.database = database;
        this.places = places;
        this.actors = actors;
        this.texts = texts;
        this.deeds = deeds;
    }

    /// An admin of its own server takes it from sight, or puts it back.
    Settled remove(Word word, PersonId person, CommunityId community, boolean removed) {
        String address = address(community);
        boolean atHome =
                address != null && new Iri(address).sameHost(word.activity().actor());
        Officer officer = atHome ? Officer.guestAdmin(person) : Officer.guest(person);
        return Settled.of(deeds.removeCommunity()
                .remove(officer, new RemoveCommunity.Request(community, removed, OfficeInbound.reason(word))));
    }

    /// Who leads it deletes it or brings it back. Who leads one of another server that server alone knows: it says so
    /// by
    /// bringing the word, and that it is there again is seen there.
    Settled delete(Word word, PersonId person, CommunityId community, boolean deleted) {
        String address = address(community);
        if (address == null) {
            return Settled.of(deeds.deleteCommunity().delete(Officer.guest(person), community, deleted));
        }
        Iri home = new Iri(address);
        if (!home.equals(word.announcer()) && !home.sameHost(word.activity().actor())) {
            return new Settled.Dropped("its own server does not say so");
        }
        return deleted ? Settled.of(deeds.adoptCommunity().gone(community)) : Settled.of(actors.ask(home));
    }

    /// A guest who looks after one of ours calls it otherwise, or describes it anew; the rest of what they say of it is
    /// ours to know.
    Settled change(PersonId person, CommunityId community, Actor said) {
        CommunityRow row = row(community);
        if (row == null || row.localOnly()) {
            return new Settled.Dropped("it is for members of ours alone");
        }
        String title = said.name();
        String html = said.summary();
        String description = said.source() != null ? said.source() : html == null ? "" : texts.markdown(html);
        return Settled.of(deeds.changeCommunity()
                .change(
                        Officer.guest(person),
                        new ChangeCommunity.Request(
                                community,
                                title == null ? "" : title,
                                description,
                                said.sensitive(),
                                false,
                                said.postingRestrictedToMods())));
    }

    private @Nullable String address(CommunityId community) {
        CommunityRow row = row(community);
        return row == null ? null : row.address();
    }

    private @Nullable CommunityRow row(CommunityId community) {
        return database.read(transaction -> places.community(transaction, new Addressed.Community(community)))
                .orElse(null);
    }
}
