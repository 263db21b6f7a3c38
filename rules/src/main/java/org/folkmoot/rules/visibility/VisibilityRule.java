package org.folkmoot.rules.visibility;

import java.util.Set;
import org.folkmoot.rules.visibility.Sight.Hidden;
import org.folkmoot.rules.visibility.Sight.Shown;
import org.folkmoot.rules.visibility.Sight.Stub;
import org.folkmoot.rules.visibility.Sight.Why;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Says who sees what, and where.
///
/// A **list** leaves out what is gone and what its reader has chosen not to see; what is gone is left out for
/// moderators and authors too, who find it by its link or in the modlog. **Alone**, opened by its link, a thing shows
/// its text to those who may read it, and to others that it is gone; nobody's choices hide what they open.
///
/// That somebody is banned hides nothing: what they wrote stays until it is removed.
public final class VisibilityRule {

    private VisibilityRule() {}

    /// What this reader sees in lists of this kind. Opening a community or a person by name lifts the block on it;
    /// looking after communities lifts every choice.
    public static Filter filter(ViewerFacts facts, Listing listing) {
        boolean everything = listing == Listing.MODERATED;
        return new Filter(
                facts.viewer(),
                facts.admin(),
                facts.moderates(),
                everything || listing == Listing.COMMUNITY ? Set.of() : facts.blockedCommunities(),
                everything || listing == Listing.PERSON ? Set.of() : facts.blockedPeople(),
                everything || facts.showsNsfw(),
                facts.viewer() != null,
                everything ? Set.of() : facts.languages(),
                servers(facts.concealed(), listing),
                listing == Listing.SUBSCRIBED ? facts.concealed().own().any() : Set.of(),
                facts.concealed());
    }

    /// Subscribing beats what is usual, opening a place by its name all but what is kept from whoever
    /// opens it.
    private static Servers servers(Concealed concealed, Listing listing) {
        return switch (listing) {
            case MIXED -> concealed.fromAll();
            case SUBSCRIBED -> concealed.fromSubscriptions();
            case COMMUNITY, PERSON -> concealed.fromPlaces();
            case MODERATED -> Servers.NONE;
        };
    }

    /// Whether a community stands in a list of communities.
    public static Sight inList(Filter filter, CommunityFacts community) {
        if (closed(filter, community)) {
            return new Hidden(Why.MEMBERS_ONLY);
        }
        if (community.gone()) {
            return new Hidden(Why.COMMUNITY_GONE);
        }
        if (filter.servers().communities().contains(community.server())) {
            return new Hidden(
                    why(filter, community.server(), filter.concealed().own().communities()));
        }
        if (community.nsfw() && !filter.nsfw()) {
            return new Hidden(Why.NSFW);
        }
        return filter.blockedCommunities().contains(community.id()) ? new Hidden(Why.BLOCKED_COMMUNITY) : new Shown();
    }

    /// Whether a post stands in a list.
    public static Sight inList(Filter filter, PostFacts post) {
        Why gone = gone(post.removed(), post.deleted());
        Why kept = gone == null ? kept(filter, post) : gone;
        Why why = obstacle(filter, post, kept, post.language(), post.author());
        return why == null ? new Shown() : new Hidden(why);
    }

    /// Whether a comment stands in a list outside its thread.
    public static Sight inList(Filter filter, CommentFacts comment) {
        PostFacts post = comment.post();
        boolean postGone = post.removed() || post.deleted();
        Why gone = postGone ? Why.POST_GONE : gone(comment.removed(), comment.deleted());
        Why under = gone == null ? kept(filter, post) : gone;
        Why kept = under == null ? kept(filter, comment.origin(), post.community()) : under;
        Why why = obstacle(filter, post, kept, comment.language(), comment.author());
        return why == null ? new Shown() : new Hidden(why);
    }

    /// What is seen of a community by whoever opens its page.
    public static Sight alone(Filter filter, CommunityFacts community) {
        if (closed(filter, community)) {
            return new Hidden(Why.MEMBERS_ONLY);
        }
        if (filter.concealed().fromEverybody().contains(community.server()) && !filter.admin()) {
            return new Hidden(Why.TERMS);
        }
        boolean gone = community.gone() && !filter.looksAfter(community.id());
        return gone ? new Stub(Why.COMMUNITY_GONE) : new Shown();
    }

    /// What is seen of a post by whoever opens it.
    public static Sight alone(Filter filter, PostFacts post) {
        CommunityFacts community = post.community();
        if (closed(filter, community)) {
            return new Hidden(Why.MEMBERS_ONLY);
        }
        if (community.gone() && !filter.looksAfter(community.id())) {
            return new Hidden(Why.COMMUNITY_GONE);
        }
        Why kept = fromEverybody(filter, post.origin(), community);
        if (kept != null && !filter.looksAfter(community.id())) {
            return new Hidden(kept);
        }
        Why gone = gone(post.removed(), post.deleted());
        return gone == null || reads(filter, community, post.author()) ? new Shown() : new Stub(gone);
    }

    /// What is seen of a comment in its thread. Under a post that is gone the answers of others stay readable; a
    /// comment that is gone, or of somebody whom the reader blocks, keeps its place without its text.
    public static Sight inThread(Filter filter, CommentFacts comment) {
        PostFacts post = comment.post();
        if (alone(filter, post) instanceof Hidden hidden) {
            return hidden;
        }
        Why gone = gone(comment.removed(), comment.deleted());
        if (gone != null && !reads(filter, post.community(), comment.author())) {
            return new Stub(gone);
        }
        Why kept = unread(filter, comment.origin(), post.community());
        if (kept != null && !filter.looksAfter(post.community().id())) {
            return new Stub(kept);
        }
        return filter.blockedPeople().contains(comment.author()) ? new Stub(Why.BLOCKED_PERSON) : new Shown();
    }

    /// What is seen of a comment in its thread by whoever asks to see it although it comes from a server
    /// that they do not see. That is for members; what is kept from everybody stays kept.
    public static Sight opened(Filter filter, CommentFacts comment) {
        return inThread(filter.viewer() == null ? filter : filter.opened(), comment);
    }

    private static @Nullable Why obstacle(
            Filter filter, PostFacts post, @Nullable Why gone, @Nullable String language, PersonId author) {
        CommunityFacts community = post.community();
        if (closed(filter, community)) {
            return Why.MEMBERS_ONLY;
        }
        if (community.gone()) {
            return Why.COMMUNITY_GONE;
        }
        return gone != null ? gone : choice(filter, post, language, author);
    }

    /// What keeps a post out of a list by where it comes from: the community's server is asked first.
    private static @Nullable Why kept(Filter filter, PostFacts post) {
        InstanceId place = post.community().server();
        if (filter.holds(post.origin(), place)) {
            return Why.WAITING;
        }
        Servers own = filter.concealed().own();
        if (filter.servers().communities().contains(place)) {
            return why(filter, place, own.communities());
        }
        InstanceId author = post.origin().server();
        return filter.leavesOut(filter.servers().posts(), author, place) ? why(filter, author, own.posts()) : null;
    }

    /// What keeps a comment out of a list by where it comes from; what keeps its post out was asked
    /// before.
    private static @Nullable Why kept(Filter filter, Origin origin, CommunityFacts community) {
        if (filter.holds(origin, community.server())) {
            return Why.WAITING;
        }
        return filter.leavesOut(filter.servers().comments(), origin.server(), community.server())
                ? why(filter, origin.server(), filter.concealed().own().comments())
                : null;
    }

    private static @Nullable Why fromEverybody(Filter filter, Origin origin, CommunityFacts community) {
        if (filter.holds(origin, community.server())) {
            return Why.WAITING;
        }
        Set<InstanceId> servers = filter.concealed().fromEverybody();
        return servers.contains(origin.server()) || servers.contains(community.server()) ? Why.TERMS : null;
    }

    /// What they keep of a comment from whoever opens its thread: that the thread may be opened was
    /// said before.
    private static @Nullable Why unread(Filter filter, Origin origin, CommunityFacts community) {
        if (filter.holds(origin, community.server())) {
            return Why.WAITING;
        }
        Concealed concealed = filter.concealed();
        return concealed.fromPlaces().comments().contains(origin.server())
                ? why(filter, origin.server(), concealed.own().comments())
                : null;
    }

    /// Why something of a server is left out: by what the terms keep from everybody, by what the reader
    /// chose, or by what is usual.
    private static Why why(Filter filter, InstanceId server, Set<InstanceId> own) {
        boolean floor = filter.concealed().fromEverybody().contains(server);
        return !floor && own.contains(server) ? Why.CHOICE : Why.TERMS;
    }

    /// What the reader has chosen not to see.
    private static @Nullable Why choice(Filter filter, PostFacts post, @Nullable String language, PersonId author) {
        if (post.unsafe() && !filter.nsfw()) {
            return Why.NSFW;
        }
        if (!filter.understands(language)) {
            return Why.LANGUAGE;
        }
        if (filter.blockedCommunities().contains(post.community().id())) {
            return Why.BLOCKED_COMMUNITY;
        }
        return filter.blockedPeople().contains(author) ? Why.BLOCKED_PERSON : null;
    }

    private static boolean closed(Filter filter, CommunityFacts community) {
        return community.localOnly() && !filter.localOnly();
    }

    private static @Nullable Why gone(boolean removed, boolean deleted) {
        if (removed) {
            return Why.REMOVED;
        }
        return deleted ? Why.DELETED : null;
    }

    /// Whether they may read what is gone: its author, and those who look after the place.
    private static boolean reads(Filter filter, CommunityFacts community, PersonId author) {
        return filter.looksAfter(community.id()) || author.equals(filter.viewer());
    }
}
