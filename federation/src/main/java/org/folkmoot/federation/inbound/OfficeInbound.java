package org.folkmoot.federation.inbound;

import java.util.Optional;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.rules.peers.Dealings.Reports;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// What moderators and admins of other servers do: in their own communities, and in ours when they look after them.
/// Whether they may is the forum's rule to say, and everything stands in the modlog.
public final class OfficeInbound {

    /// The deeds that it asks for.
    public record Deeds(
            RemovePost removePost,
            RemoveComment removeComment,
            MarkPost markPost,
            AppointModerator appointModerator,
            Ban ban,
            Report report) {}

    private final Database database;
    private final Places places;
    private final Deeds deeds;
    private final TermsInForce terms;

    public OfficeInbound(Database database, Places places, Deeds deeds, TermsInForce terms) {
        this.terms = terms;
        this.database = database;
        this.places = places;
        this.deeds = deeds;
    }

    /// Somebody of the community's own server may be one of its admins, which that server knows and we cannot ask.
    private Officer officer(Word word, PersonId person, @Nullable CommunityRow community) {
        String address = community == null ? null : community.address();
        String home = word.activity().actor().host();
        boolean atHome = address != null && home != null && home.equals(new Iri(address).host());
        return atHome ? Officer.guestAdmin(person) : Officer.guest(person);
    }

    private @Nullable CommunityRow community(Addressed thing) {
        return database.read(transaction -> places.community(transaction, thing))
                .orElse(null);
    }

    static String reason(Word word) {
        String summary = word.activity().envelope().summary();
        return summary == null ? "" : summary;
    }

    Settled remove(Word word, PersonId person, Addressed thing, boolean removed) {
        Officer officer = officer(word, person, community(thing));
        return switch (thing) {
            case Addressed.Post(PostId post) ->
                Settled.of(deeds.removePost().remove(officer, new RemovePost.Request(post, removed, reason(word))));
            case Addressed.Comment(PostId post, CommentId comment) ->
                Settled.of(deeds.removeComment()
                        .remove(officer, new RemoveComment.Request(comment, removed, reason(word))));
            case Addressed.Person _, Addressed.Community _ -> new Settled.Dropped("it cannot be removed so");
        };
    }

    Settled lock(Word word, PersonId person, Iri object, boolean locked) {
        return mark(word, person, object, MarkPost.Mark.LOCKED, locked);
    }

    private Settled mark(Word word, PersonId person, Iri object, MarkPost.Mark mark, boolean wanted) {
        Optional<Addressed> thing = places.find(object);
        if (!(thing.orElse(null) instanceof Addressed.Post(PostId post))) {
            return new Settled.Dropped("it is no post that we know");
        }
        Officer officer = officer(word, person, community(thing.get()));
        return Settled.of(deeds.markPost().mark(officer, new MarkPost.Request(post, mark, wanted, reason(word))));
    }

    /// Lists are known by their addresses: those of the very community that the object belongs to.
    Settled list(Word word, PersonId person, Iri object, @Nullable Iri target, boolean added) {
        Optional<Addressed> thing = places.find(object);
        if (target == null || thing.isEmpty()) {
            return new Settled.Dropped("it names no list, or nothing that we know");
        }
        return switch (thing.get()) {
            case Addressed.Post _ -> {
                CommunityRow community = community(thing.get());
                yield community != null && isList(target, community, "/featured")
                        ? mark(word, person, object, MarkPost.Mark.PINNED_IN_COMMUNITY, added)
                        : new Settled.Dropped("the list is not its community's");
            }
            case Addressed.Person(PersonId whom) -> appoint(word, person, whom, target, added);
            case Addressed.Community _, Addressed.Comment _ -> new Settled.Dropped("it stands on no list");
        };
    }

    private Settled appoint(Word word, PersonId person, PersonId whom, Iri target, boolean added) {
        int end = target.value().lastIndexOf("/moderators");
        Addressed of = end < 0
                ? null
                : places.find(new Iri(target.value().substring(0, end))).orElse(null);
        if (!(of instanceof Addressed.Community(CommunityId community))) {
            return new Settled.Dropped("the list is of no community that we know");
        }
        Officer officer = officer(word, person, community(of));
        return Settled.of(deeds.appointModerator()
                .appoint(officer, new AppointModerator.Request(community, whom, added, reason(word))));
    }

    private boolean isList(Iri target, CommunityRow community, String name) {
        String address = community.address();
        return address == null
                ? places.find(new Iri(target.value()
                                                .substring(
                                                        0,
                                                        Math.max(
                                                                1,
                                                                target.value().lastIndexOf('/')))))
                                        .orElse(null)
                                instanceof Addressed.Community(CommunityId id)
                        && id.equals(community.id())
                        && target.value().endsWith(name)
                : target.value().equals(address + name);
    }

    /// A ban from a community, or by a server of one of its own people from everywhere.
    Settled ban(Word word, PersonId person, Activity.Block block, boolean banned) {
        Iri target = block.target();
        if (target == null) {
            return new Settled.Dropped("a block by a person is theirs alone");
        }
        if (!(places.find(block.object()).orElse(null) instanceof Addressed.Person(PersonId whom))) {
            return new Settled.Dropped("nobody whom we know");
        }
        if (places.find(target).orElse(null) instanceof Addressed.Community(CommunityId community)) {
            Officer officer = officer(word, person, community(new Addressed.Community(community)));
            return ban(officer, whom, community, block, banned, reason(word));
        }
        boolean own = target.sameHost(block.actor()) && target.sameHost(block.object());
        return own
                ? ban(Officer.guestAdmin(person), whom, null, block, banned, reason(word))
                : new Settled.Dropped("a server bans its own people only");
    }

    private Settled ban(
            Officer officer,
            PersonId whom,
            @Nullable CommunityId community,
            Activity.Block block,
            boolean banned,
            String reason) {
        return Settled.of(
                banned
                        ? deeds.ban()
                                .ban(
                                        officer,
                                        new Ban.Request(whom, community, block.endTime(), reason, block.removeData()))
                        : deeds.ban().lift(officer, whom, community, reason));
    }

    /// Of several things the first one that is a post or comment here is taken (Mastodon also names the person).
    Settled report(Activity.Flag flag, PersonId reporter) {
        String home = flag.actor().host();
        if (terms.get().policy().terms(home == null ? "" : home).dealings().reports() == Reports.REFUSE) {
            return Settled.apart();
        }
        for (Iri object : flag.objects()) {
            Optional<VoteTarget> target = places.find(object).flatMap(Places::target);
            if (target.isPresent()) {
                return Settled.of(deeds.report().report(reporter, target.get(), flag.reason()));
            }
        }
        return new Settled.Dropped("nothing of it is here");
    }
}
