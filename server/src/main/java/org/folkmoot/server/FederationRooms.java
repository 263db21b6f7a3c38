package org.folkmoot.server;

import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.delivery.Delivery;
import org.folkmoot.activitypub.federation.delivery.Pace;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.federation.documents.Documents;
import org.folkmoot.federation.inbound.Backfill;
import org.folkmoot.federation.inbound.BackfillProgress;
import org.folkmoot.federation.inbound.Budgets;
import org.folkmoot.federation.inbound.CastVotes;
import org.folkmoot.federation.inbound.CommunityInbound;
import org.folkmoot.federation.inbound.ContentInbound;
import org.folkmoot.federation.inbound.FollowInbound;
import org.folkmoot.federation.inbound.InboxWorkers;
import org.folkmoot.federation.inbound.Lookup;
import org.folkmoot.federation.inbound.MessageInbound;
import org.folkmoot.federation.inbound.OfficeInbound;
import org.folkmoot.federation.inbound.PassOn;
import org.folkmoot.federation.inbound.Places;
import org.folkmoot.federation.inbound.ReadBack;
import org.folkmoot.federation.inbound.Reception;
import org.folkmoot.federation.inbound.ServeLanes;
import org.folkmoot.federation.inbound.Settling;
import org.folkmoot.federation.inbound.Translator;
import org.folkmoot.federation.inbound.VoteInbound;
import org.folkmoot.federation.inbound.Voters;
import org.folkmoot.federation.outbound.Lanes;
import org.folkmoot.federation.outbound.Outbox;
import org.folkmoot.federation.outbound.PeerHealth;
import org.folkmoot.federation.outbound.TellPeers;
import org.folkmoot.federation.peers.AdoptActors;
import org.folkmoot.federation.peers.AskSoftware;
import org.folkmoot.federation.peers.KeyPool;
import org.folkmoot.federation.peers.KnownKeys;
import org.folkmoot.federation.peers.LookOut;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.ReadPage;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.SignLogHead;
import org.folkmoot.federation.peers.TermsAdmission;
import org.folkmoot.federation.peers.Texts;
import org.folkmoot.federation.peers.Upkeep;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.Whereabouts;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.communities.AnswerSubscription;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.DeleteCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.forum.peering.LogHeads;
import org.folkmoot.forum.peering.PageReader;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.votes.EraseVotes;
import org.folkmoot.forum.votes.ReadBackVote;
import org.folkmoot.web.markdown.OwnMarkdown;

/// The rooms of federation, built from the bottom up, and what runs in them by itself.
final class FederationRooms implements AutoCloseable {

    final OwnActors actors;
    final LogHeads logHeads;
    final PageReader pageReader;
    final Documents documents;
    final Protocols protocols;
    final Reception reception;
    final Lookup lookup;
    final Backfill backfill;
    final DurableConsumer consumer;
    /// Renders texts for our own pages and for other servers alike.
    final OwnMarkdown markdown;
    final Upkeep upkeep;
    final ReadBack readBack;
    final AskSoftware askSoftware;
    final LookOut lookOut;
    final PeerHealth health;
    final Settling settling;
    final BackfillProgress earlierPosts;
    /// Whether other servers are to be dealt with at once, as in the federation test mode.
    final boolean quick;
    private final KeyPool keys;
    private final GuardedClient client;
    private final Lanes lanes;
    private final Delivery delivery;
    private final InboxWorkers workers;

    FederationRooms(ForumRooms rooms, Settings settings) {
        InstantSource clock = rooms.sources.clock();
        boolean test = settings.testMode();
        String scheme = test ? "http" : "https";
        quick = test;
        // several servers of one machine would all make keys that nobody may ever need
        keys = new KeyPool(rooms.sources.keys(), test ? 1 : KeyPool.USUAL);
        markdown = new OwnMarkdown(() -> host(rooms));
        Texts texts = text -> markdown.markdown().html(text, "note");
        ClientSettings usual = ClientSettings.of(agent(rooms, settings));
        client = new GuardedClient(test ? usual.inTestMode() : usual);
        Transport way = rooms.sources.way().apply(client);
        SignedExchange exchange = new SignedExchange(way, clock);
        Admission admission = new TermsAdmission(rooms.termsInForce, new Budgets(rooms.database, clock));
        actors = new OwnActors(rooms.database, rooms.site, rooms.names, keys, clock);
        pageReader = new ReadPage(way);
        logHeads = new LogHeads(rooms.decisionLog, new SignLogHead(actors));
        AdoptPerson adoptPerson = new AdoptPerson(rooms.database, rooms.names, rooms.ledger, clock);
        AdoptCommunity adoptCommunity =
                new AdoptCommunity(rooms.database, rooms.names, rooms.moderators, rooms.ledger, clock);
        AdoptActors adopt = new AdoptActors(rooms.database, adoptPerson, adoptCommunity, texts, clock);
        reception = new Reception(rooms.database, clock);
        protocols = new Protocols(new Protocols.Ground(
                way,
                exchange,
                admission,
                actors,
                new KnownKeys(rooms.database, adopt),
                reception,
                test ? Duration.ofSeconds(1) : KeyRing.USUAL_PAUSE,
                scheme,
                clock));
        RemoteActors remote = new RemoteActors(rooms.database, protocols, adopt, clock);
        documents = new Documents(actors, rooms.moderators, texts);
        lanes = new Lanes(rooms.database, actors, node(settings), rooms.termsInForce, clock);
        delivery = new Delivery(
                lanes, exchange, actors, admission, test ? Pace.quick() : Pace.usual(), clock, rooms.sources.random());
        Outbox outbox = new Outbox(clock, delivery::wake);
        consumer = new DurableConsumer(
                "federation", rooms.database, rooms.ledger, clock, new TellPeers(actors, documents, outbox, clock));
        Places places = new Places(
                rooms.database,
                actors,
                new Whereabouts(
                        rooms.site, rooms.names, rooms.accounts, rooms.communities, rooms.posts, rooms.comments));
        Voters voters = new Voters(rooms.database, places, remote, adoptPerson);
        ContentInbound contents = contents(rooms, places, remote, texts);
        backfill = new Backfill(
                rooms.database, protocols, remote, places, contents, adoptCommunity, node(settings), clock);
        lookup = new Lookup(protocols, places, remote, contents, backfill, rooms.termsInForce);
        Translator translator = new Translator(
                rooms.database,
                deeds(rooms),
                protocols,
                places,
                voters,
                remote,
                adopt,
                contents,
                new MessageInbound(
                        rooms.database,
                        new MessageInbound.Deeds(rooms.sendMessage, rooms.editMessage, rooms.deleteMessage),
                        places,
                        voters,
                        texts,
                        rooms.conversations),
                new FollowInbound(
                        rooms.database,
                        places,
                        actors,
                        new JoinCommunity(rooms.database, rooms.accounts, rooms.ledger, rooms.termsInForce, clock),
                        new AnswerSubscription(rooms.database, rooms.ledger),
                        outbox,
                        backfill),
                new OfficeInbound(rooms.database, places, offices(rooms), rooms.termsInForce),
                new CommunityInbound(rooms.database, places, remote, texts, whole(rooms, adoptCommunity)),
                clock);
        PassOn passOn = new PassOn(rooms.database, places, actors, outbox, rooms.termsInForce, clock);
        settling = new Settling(clock, test ? Duration.ofSeconds(1) : Duration.ofSeconds(30));
        CastVotes castVotes = new CastVotes(
                rooms.database,
                new VoteInbound(rooms.database, places, voters, contents),
                rooms.castVote,
                passOn,
                settling,
                rooms.sources.random(),
                clock);
        ServeLanes serve = new ServeLanes(rooms.database, translator, castVotes, passOn, settling, clock);
        workers = new InboxWorkers(serve, reception);
        readBack = new ReadBack(
                rooms.database,
                protocols,
                new ReadBackVote(
                        rooms.database, rooms.ledger, clock, test ? Duration.ofSeconds(1) : Duration.ofHours(1)),
                clock);
        upkeep = new Upkeep(rooms.database, remote, clock);
        lookOut = new LookOut(rooms.database, remote, scheme, clock);
        askSoftware = new AskSoftware(rooms.database, protocols, lookOut, clock);
        earlierPosts = new BackfillProgress(rooms.database, clock);
        health = new PeerHealth(rooms.database, delivery::wake);
    }

    private ContentInbound contents(ForumRooms rooms, Places places, RemoteActors remote, Texts texts) {
        var clock = rooms.sources.clock();
        return new ContentInbound(
                rooms.database,
                new ContentInbound.Deeds(
                        rooms.publishPost,
                        rooms.publishComment,
                        new EditPost(rooms.database, rooms.communities, rooms.speakers, rooms.ledger, clock),
                        new EditComment(
                                rooms.database, rooms.posts, rooms.communities, rooms.speakers, rooms.ledger, clock)),
                places,
                remote,
                protocols,
                texts,
                rooms.termsInForce,
                clock);
    }

    private static Translator.Deeds deeds(ForumRooms rooms) {
        var clock = rooms.sources.clock();
        return new Translator.Deeds(
                new DeletePost(rooms.database, rooms.speakers, rooms.ledger, clock),
                new DeleteComment(rooms.database, rooms.posts, rooms.comments, rooms.speakers, rooms.ledger, clock),
                new EraseAccount(
                        rooms.database,
                        rooms.accounts,
                        rooms.passwords,
                        rooms.communities,
                        rooms.posts,
                        rooms.comments,
                        new EraseVotes(rooms.ledger),
                        rooms.ledger,
                        clock));
    }

    private static OfficeInbound.Deeds offices(ForumRooms rooms) {
        return new OfficeInbound.Deeds(
                new RemovePost(rooms.office, rooms.posts),
                new RemoveComment(rooms.office, rooms.posts, rooms.comments),
                new MarkPost(rooms.office, rooms.posts),
                new AppointModerator(rooms.office, rooms.accounts, rooms.communities, rooms.moderators),
                new Ban(
                        rooms.office,
                        rooms.accounts,
                        rooms.standing,
                        rooms.communityStanding,
                        rooms.posts,
                        rooms.comments,
                        rooms.ledger),
                new Report(rooms.office, rooms.posts, rooms.comments, rooms.standing, rooms.ledger));
    }

    private static CommunityInbound.Deeds whole(ForumRooms rooms, AdoptCommunity adoptCommunity) {
        var clock = rooms.sources.clock();
        return new CommunityInbound.Deeds(
                new RemoveCommunity(rooms.office, rooms.communities),
                new DeleteCommunity(rooms.database, rooms.offices, rooms.ledger, clock),
                new ChangeCommunity(rooms.database, rooms.offices, rooms.ledger, clock),
                adoptCommunity);
    }

    private static String host(ForumRooms rooms) {
        return rooms.site
                .settings()
                .flatMap(Locations::of)
                .map(Locations::domain)
                .orElse("");
    }

    /// What we call ourselves to other servers, with the address under which their admins find ours.
    private static String agent(ForumRooms rooms, Settings settings) {
        String address = rooms.site
                .settings()
                .flatMap(Locations::of)
                .map(Locations::publicAddress)
                .orElseGet(settings::localAddress);
        return "Folkmoot/" + Version.text().replaceAll("[^A-Za-z0-9._-]+", "-") + "; +" + address;
    }

    /// A node that starts again on the same data is the same node.
    private static String node(Settings settings) {
        return settings.data() + ":" + settings.port();
    }

    /// Sets everything going.
    void start() {
        upkeep.keepPartitions();
        lanes.open();
        backfill.open();
        delivery.start();
        workers.start();
    }

    @Override
    public void close() {
        workers.close();
        backfill.close();
        delivery.close();
        client.close();
        keys.close();
    }
}
