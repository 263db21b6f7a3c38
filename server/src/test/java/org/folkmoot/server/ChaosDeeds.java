package org.folkmoot.server;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.Whereabouts;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.discovery.RemoteLookup;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// What members of one server can do, by the deeds that its doors ask for.
final class ChaosDeeds {

    private static final String WHY = "chaos";

    private final ForumRooms rooms;
    private final RemoteLookup lookup;
    private final Whereabouts whereabouts;
    private final EditPost editPost;
    private final EditComment editComment;
    private final DeletePost deletePost;
    private final DeleteComment deleteComment;
    private final JoinCommunity join;
    private final Ban ban;
    private final Report report;
    private final ChangeTerms changeTerms;
    private final TakeBackTerms takeBackTerms;

    ChaosDeeds(ForumRooms rooms, FederationRooms federation) {
        this.rooms = rooms;
        var clock = rooms.sources.clock();
        lookup = federation.lookup;
        whereabouts = new Whereabouts(
                rooms.site, rooms.names, rooms.accounts, rooms.communities, rooms.posts, rooms.comments);
        editPost = new EditPost(rooms.database, rooms.communities, rooms.speakers, rooms.ledger, clock);
        editComment =
                new EditComment(rooms.database, rooms.posts, rooms.communities, rooms.speakers, rooms.ledger, clock);
        deletePost = new DeletePost(rooms.database, rooms.speakers, rooms.ledger, clock);
        deleteComment =
                new DeleteComment(rooms.database, rooms.posts, rooms.comments, rooms.speakers, rooms.ledger, clock);
        join = new JoinCommunity(rooms.database, rooms.accounts, rooms.ledger, rooms.termsInForce, clock);
        ban = new Ban(
                rooms.office,
                rooms.accounts,
                rooms.standing,
                rooms.communityStanding,
                rooms.posts,
                rooms.comments,
                rooms.ledger);
        report = new Report(rooms.office, rooms.posts, rooms.comments, rooms.standing, rooms.ledger);
        var office = new PeeringOffice(rooms.office, rooms.site, rooms.peerTerms, clock);
        var whatIf = new WhatIf(rooms.database, rooms.index, rooms.termsInForce, rooms.scores, clock);
        var consequences = new Consequences(whatIf, rooms.termsInForce, rooms.lenses, clock);
        changeTerms = new ChangeTerms(rooms.database, office, rooms.peerTerms, consequences);
        takeBackTerms = new TakeBackTerms(rooms.database, office, rooms.peerTerms, consequences);
    }

    /// What a deed left behind; empty when it was refused.
    private static <T> Optional<T> done(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    private static boolean was(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>;
    }

    Optional<Addressed> find(String address) {
        return rooms.database.read(transaction -> whereabouts.find(transaction, address));
    }

    Viewer.Member joins(String name, String hash) {
        SignUp.Request request = new SignUp.Request(name, ChaosServer.PASSWORD, "", "", "en", null);
        return done(rooms.signUp.signUp(request, hash))
                .map(joined -> new Viewer.Member(joined.person(), name, false, "en"))
                .orElseThrow();
    }

    String hash() {
        return rooms.passwords.hash(ChaosServer.PASSWORD);
    }

    CommunityId founds(Viewer.Member founder, String name) {
        return done(new FoundCommunity(
                                rooms.database,
                                rooms.site,
                                rooms.names,
                                rooms.standing,
                                rooms.moderators,
                                rooms.ledger,
                                rooms.sources.clock())
                        .found(founder, new FoundCommunity.Request(name, name, "", false, false, false)))
                .orElseThrow();
    }

    void appoints(Viewer.Member by, CommunityId community, PersonId whom) {
        var appoint = new AppointModerator(rooms.office, rooms.accounts, rooms.communities, rooms.moderators);
        if (!was(appoint.appoint(by, new AppointModerator.Request(community, whom, true, "")))) {
            throw new AssertionError("Nobody is appointed in " + community);
        }
    }

    /// Takes a community or a person of another server in.
    boolean meets(Sought sought) {
        return lookup.find(sought) instanceof RemoteLookup.Found.Here;
    }

    boolean joins(Viewer.Member who, CommunityId community, boolean wanted) {
        return was(join.join(who, community, wanted ? Wish.SUBSCRIBE : Wish.UNSUBSCRIBE));
    }

    Optional<PostId> posts(PersonId who, CommunityId community, String title, String body) {
        return done(rooms.publishPost.publish(
                new WritePost.Request(who, community, title, null, body, "en", false, Provenance.local(Site.OURS))));
    }

    boolean edits(PersonId who, Addressed thing, String title, String body) {
        return switch (thing) {
            case Addressed.Post(PostId post) ->
                was(editPost.edit(new EditPost.Request(who, post, title, null, body, "en", false)));
            case Addressed.Comment(var _, CommentId comment) ->
                was(editComment.edit(new EditComment.Request(who, comment, body)));
            case Addressed.Person _, Addressed.Community _ -> false;
        };
    }

    boolean deletes(PersonId who, Addressed thing, boolean deleted) {
        return switch (thing) {
            case Addressed.Post(PostId post) -> was(deletePost.delete(new DeletePost.Request(who, post, deleted)));
            case Addressed.Comment(var _, CommentId comment) ->
                was(deleteComment.delete(new DeleteComment.Request(who, comment, deleted)));
            case Addressed.Person _, Addressed.Community _ -> false;
        };
    }

    /// @param under a post or a comment
    Optional<CommentId> answers(PersonId who, Addressed under, String body) {
        VoteTarget place = target(under);
        return done(rooms.publishComment.publish(
                new WriteComment.Request(who, place.post(), place.comment(), body, "en", Provenance.local(Site.OURS))));
    }

    static VoteTarget target(Addressed thing) {
        return switch (thing) {
            case Addressed.Post(PostId post) -> VoteTarget.of(post);
            case Addressed.Comment(PostId post, CommentId comment) -> new VoteTarget(post, comment);
            case Addressed.Person _, Addressed.Community _ -> throw new IllegalArgumentException(thing.toString());
        };
    }

    /// @param direction null to take it back
    boolean votes(PersonId who, Addressed thing, @Nullable Direction direction) {
        return was(rooms.castVote.cast(new CastVote.Request(
                who,
                target(thing),
                direction,
                Provenance.local(Site.OURS),
                rooms.sources.clock().instant())));
    }

    boolean removes(Viewer.Member who, Addressed thing, boolean removed) {
        return switch (thing) {
            case Addressed.Post(PostId post) ->
                was(new RemovePost(rooms.office, rooms.posts).remove(who, new RemovePost.Request(post, removed, WHY)));
            case Addressed.Comment(var _, CommentId comment) ->
                was(new RemoveComment(rooms.office, rooms.posts, rooms.comments)
                        .remove(who, new RemoveComment.Request(comment, removed, WHY)));
            case Addressed.Person _, Addressed.Community _ -> false;
        };
    }

    boolean marks(Viewer.Member who, PostId post, MarkPost.Mark mark, boolean wanted) {
        return was(new MarkPost(rooms.office, rooms.posts).mark(who, new MarkPost.Request(post, mark, wanted, WHY)));
    }

    boolean bans(Viewer.Member who, PersonId whom, CommunityId community, boolean banned) {
        return was(
                banned
                        ? ban.ban(who, new Ban.Request(whom, community, null, WHY, false))
                        : ban.lift(who, whom, community, WHY));
    }

    boolean reports(Viewer.Member who, Addressed thing, String reason) {
        return was(report.report(who, target(thing), reason));
    }

    Optional<MessageId> writes(PersonId who, PersonId whom, String body) {
        return done(rooms.sendMessage.send(new SendMessage.Request(who, whom, body)));
    }

    boolean rewrites(PersonId who, MessageId message, String body) {
        return was(rooms.editMessage.edit(new EditMessage.Request(who, message, body)));
    }

    boolean takesBack(PersonId who, MessageId message, boolean deleted) {
        return was(rooms.deleteMessage.delete(new DeleteMessage.Request(who, message, deleted)));
    }

    /// Lets the votes of a server count half here.
    Optional<TermsVersionId> halves(Viewer.Member admin, String domain) {
        Terms half = Terms.OPEN.votes(VoteAxes.DEFAULT.votes(VoteAxes.FULL / 2));
        TermsRule.Typed typed = new TermsRule.Typed(
                false, domain, domain, TermsRule.Votes.of(half), TermsRule.Choices.of(half), WHY, "", "");
        return done(changeTerms.change(admin, new ChangeTerms.Request(null, null, typed)));
    }

    boolean takesTermsBack(Viewer.Member admin, TermsVersionId decision) {
        return was(takeBackTerms.takeBack(admin, decision, WHY));
    }

    /// What a post's votes count, up and down.
    String counted(Transaction transaction, PostId post) {
        var standing = rooms.scores.posts(transaction, List.of(post)).get(post.value());
        return standing == null
                ? "0 0"
                : standing.score().up() + " " + standing.score().down();
    }
}
