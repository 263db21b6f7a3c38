package org.folkmoot.federation.outbound;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.documents.Documents;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommentRow;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.ForumView.PersonRow;
import org.folkmoot.federation.store.ForumView.PostRow;
import org.folkmoot.federation.store.KeptBackStore;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.ForumEvent;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Follows the ledger and tells other servers what members of ours did. What other servers' people did here is passed
/// on
/// where it is received, exactly as it came.
///
/// It reads what stands when it reads: of two changes that follow each other closely the last one may be told twice,
/// and
/// peers know by the times that the second brings nothing new.
public final class TellPeers implements DurableConsumer.Work {

    private final OwnActors actors;
    private final Documents documents;
    private final Outbox outbox;
    private final TellModeration moderation;
    private final TellMessages messages;
    private final InstantSource clock;
    private final ForumView view = new ForumView();
    private final KeptBackStore keptBack = new KeptBackStore();

    public TellPeers(OwnActors actors, Documents documents, Outbox outbox, InstantSource clock) {
        this.actors = actors;
        this.documents = documents;
        this.outbox = outbox;
        this.clock = clock;
        this.moderation = new TellModeration(documents, outbox);
        this.messages = new TellMessages(documents, outbox);
    }

    @Override
    public void apply(Transaction transaction, List<Ledger.Entry> entries) {
        Optional<Locations> here = actors.locations();
        if (here.isPresent()) {
            entries.forEach(entry -> tell(transaction, here.get(), entry));
        }
    }

    private void tell(Transaction transaction, Locations here, Ledger.Entry entry) {
        String cause = entry.id().value().toString();
        switch (entry.event()) {
            case ForumEvent.PostWritten(PostId post) -> post(transaction, here, cause, post, null);
            case ForumEvent.ContentReleased(PostId post, var comment) -> released(transaction, here, post, comment);
            case ForumEvent.PostChanged(PostId post, var change) -> {
                if (change != null) {
                    post(transaction, here, cause, post, change);
                }
            }
            case ForumEvent.CommentWritten(PostId post, CommentId comment) ->
                comment(transaction, here, cause, post, comment, null);
            case ForumEvent.CommentChanged(PostId post, CommentId comment, var change) -> {
                if (change != null) {
                    comment(transaction, here, cause, post, comment, change);
                }
            }
            case ForumEvent.VotesChanged(var targets, var voter) -> {
                if (voter != null) {
                    targets.forEach(target -> vote(transaction, here, cause, target, voter));
                }
            }
            case ForumEvent.SubscriptionChanged(PersonId person, CommunityId community, var change) -> {
                if (change != null) {
                    subscription(transaction, here, cause, person, community, change);
                }
            }
            case ForumEvent.ModlogWritten(var id) -> moderation.tell(transaction, here, cause, id.value());
            case ForumEvent.CommunityChanged(CommunityId community, var by, var change) -> {
                if (by != null && change != null) {
                    community(transaction, here, cause, community, by, change);
                }
            }
            case ForumEvent.PersonErased(PersonId person, boolean content) ->
                erased(transaction, here, cause, person, content);
            case ForumEvent.ReportChanged(var report, PostId post, var comment) ->
                moderation.report(transaction, here, cause, report);
            case ForumEvent.MessageSent(var message) -> messages.sent(transaction, here, message);
            case ForumEvent.MessageChanged(var message, var change) ->
                messages.changed(transaction, here, cause, message, change);
            case ForumEvent.PersonChanged(var person) -> messages.reachable(transaction, here, person, clock.instant());
            case ForumEvent.SiteChanged _,
                    ForumEvent.TermsChanged _,
                    ForumEvent.MessageReportChanged _,
                    ForumEvent.ConsultationMoved _,
                    ForumEvent.BallotCast _,
                    ForumEvent.PersonJoined _,
                    ForumEvent.CommunityFounded _ -> {}
        }
    }

    private void post(Transaction transaction, Locations here, String cause, PostId id, @Nullable AuthorChange change) {
        PostRow post = view.post(transaction, id).orElse(null);
        if (post == null || post.address() != null) {
            return;
        }
        heard(transaction, post.communityId()).ifPresent(audience -> {
            JsonObject document = documents.post(transaction, here, post);
            written(transaction, here, cause, audience, post.authorId(), change, document, List.of());
            if (change == null && audience.community().address() == null) {
                outbox.show(transaction, here, audience, Documents.address(here, post));
            }
        });
    }

    /// Tells who follows the community what was kept back, as it came; and what hangs under a post, as far as
    /// nobody has to look at that too.
    private void released(Transaction transaction, Locations here, PostId id, @Nullable CommentId comment) {
        PostRow post = view.post(transaction, id).orElse(null);
        Audience audience = post == null
                ? null
                : heard(transaction, post.communityId())
                        .filter(found -> found.community().address() == null)
                        .orElse(null);
        if (post == null || audience == null || post.removed() || post.deleted()) {
            return;
        }
        if (keptBack.waits(transaction, id, comment)) {
            return; // a comment under a post that waits goes with it
        }
        keptBack.take(transaction, id, comment)
                .forEach(body -> outbox.announce(transaction, here, audience, Json.readObject(body)));
        if (comment == null) {
            outbox.show(transaction, here, audience, Documents.address(here, post));
        }
    }

    private void comment(
            Transaction transaction,
            Locations here,
            String cause,
            PostId postId,
            CommentId id,
            @Nullable AuthorChange change) {
        Audience audience = view.post(transaction, postId)
                .flatMap(post -> open(transaction, post.communityId()))
                .map(community -> outbox.audience(transaction, community))
                .orElse(null);
        if (audience == null) {
            return;
        }
        view.comment(transaction, id)
                .filter(comment -> comment.address() == null)
                .ifPresent(comment -> comment(transaction, here, cause, audience, comment, change));
    }

    private void comment(
            Transaction transaction,
            Locations here,
            String cause,
            Audience audience,
            CommentRow comment,
            @Nullable AuthorChange change) {
        Set<PersonId> addressed = new LinkedHashSet<>();
        view.answeredElsewhere(transaction, comment.id()).ifPresent(addressed::add);
        List<PersonRow> mentioned = documents.mentioned(transaction, here, comment);
        mentioned.forEach(person -> addressed.add(person.id()));
        boolean told = !addressed.isEmpty() || audience.heard();
        if (told && !keptBack.waits(transaction, comment.postId(), comment.id())) {
            JsonObject document = documents.comment(transaction, here, comment, mentioned);
            written(transaction, here, cause, audience, comment.authorId(), change, document, addressed);
        }
    }

    private Optional<CommunityRow> open(Transaction transaction, CommunityId id) {
        return view.community(transaction, id).filter(CommunityRow::open);
    }

    /// A community of which other servers hear. Asked before anything is made for them: most of what happens on a small
    /// site concerns nobody elsewhere.
    private Optional<Audience> heard(Transaction transaction, CommunityId id) {
        return open(transaction, id)
                .map(community -> outbox.audience(transaction, community))
                .filter(Audience::heard);
    }

    /// Tells what became of something that a member of ours wrote.
    ///
    /// @param addressed whose words it answers and whom it names, as far as they are of other servers
    private void written(
            Transaction transaction,
            Locations here,
            String cause,
            Audience audience,
            PersonId authorId,
            @Nullable AuthorChange change,
            JsonObject document,
            Collection<PersonId> addressed) {
        PersonRow author = view.person(transaction, authorId).orElseThrow();
        JsonObject activity = content(here, cause, author, audience.community(), change, document);
        outbox.toCommunity(transaction, here, new LocalActor.Person(authorId), audience, activity, addressed);
    }

    private static JsonObject content(
            Locations here,
            String cause,
            PersonRow author,
            CommunityRow community,
            @Nullable AuthorChange change,
            JsonObject document) {
        String object = String.valueOf(document.text("id"));
        String actor = Documents.address(here, author);
        String group = Documents.address(here, community);
        return switch (change) {
            case null -> ActivityWriter.content(true, Outbox.id(here, "create", cause), actor, group, document);
            case EDITED -> ActivityWriter.content(false, Outbox.id(here, "update", cause), actor, group, document);
            case DELETED -> ActivityWriter.delete(Outbox.id(here, "delete", cause), actor, group, object, null);
            case RESTORED ->
                ActivityWriter.undo(
                        Outbox.id(here, "undo", cause),
                        ActivityWriter.delete(Outbox.id(here, "delete", cause), actor, group, object, null));
        };
    }

    private void vote(Transaction transaction, Locations here, String cause, VoteTarget target, PersonId voter) {
        PostRow post = view.post(transaction, target.post()).orElse(null);
        Audience audience =
                post == null ? null : heard(transaction, post.communityId()).orElse(null);
        PersonRow person =
                audience == null ? null : view.person(transaction, voter).orElse(null);
        if (post == null || audience == null || person == null || keptBack.waits(transaction, target.post(), null)) {
            return; // whoever is told of a vote fetches what it is for
        }
        CommentId comment = target.comment();
        String object = comment == null
                ? Documents.address(here, post)
                : Documents.address(here, view.comment(transaction, comment).orElseThrow());
        String actor = Documents.address(here, person);
        String group = Documents.address(here, audience.community());
        String which = cause + " " + object;
        Optional<String> direction = view.vote(transaction, target.post(), comment, voter);
        boolean up = direction.filter("DOWN"::equals).isEmpty();
        JsonObject vote =
                ActivityWriter.vote(up, Outbox.id(here, up ? "like" : "dislike", which), actor, group, object);
        JsonObject activity = direction.isPresent() ? vote : ActivityWriter.undo(Outbox.id(here, "undo", which), vote);
        outbox.toCommunity(transaction, here, new LocalActor.Person(voter), audience, activity);
    }

    private void subscription(
            Transaction transaction,
            Locations here,
            String cause,
            PersonId personId,
            CommunityId communityId,
            SubscriptionChange change) {
        PersonRow person = view.person(transaction, personId).orElse(null);
        CommunityRow community = view.community(transaction, communityId).orElse(null);
        if (person == null || community == null || person.address() != null || community.address() == null) {
            return;
        }
        JsonObject follow = ActivityWriter.follow(
                Outbox.id(here, "follow", cause), Documents.address(here, person), community.address());
        switch (change) {
            case ASKED ->
                outbox.toActor(
                        transaction, new LocalActor.Person(personId), "COMMUNITY", communityId.value(), follow, false);
            case LEFT ->
                outbox.toActor(
                        transaction,
                        new LocalActor.Person(personId),
                        "COMMUNITY",
                        communityId.value(),
                        ActivityWriter.undo(Outbox.id(here, "undo", cause), follow),
                        false);
            case ACCEPTED, REFUSED -> {}
        }
    }

    private void community(
            Transaction transaction, Locations here, String cause, CommunityId id, PersonId by, AuthorChange change) {
        CommunityRow community = view.community(transaction, id).orElse(null);
        PersonRow person = view.person(transaction, by).orElse(null);
        if (community == null || person == null || community.address() != null || community.localOnly()) {
            return;
        }
        if (person.address() != null) {
            return; // nothing can be said in the name of a guest
        }
        String group = Documents.address(here, community);
        String actor = Documents.address(here, person);
        JsonObject activity = switch (change) {
            case EDITED ->
                ActivityWriter.update(
                        Outbox.id(here, "update", cause), actor, group, documents.community(here, community));
            case DELETED -> ActivityWriter.delete(Outbox.id(here, "delete", cause), actor, group, group, null);
            case RESTORED ->
                ActivityWriter.undo(
                        Outbox.id(here, "undo", cause),
                        ActivityWriter.delete(Outbox.id(here, "delete", cause), actor, group, group, null));
        };
        outbox.announce(transaction, here, outbox.audience(transaction, community), activity);
    }

    private void erased(Transaction transaction, Locations here, String cause, PersonId id, boolean content) {
        PersonRow person = view.person(transaction, id).orElse(null);
        if (person != null && person.address() == null) {
            outbox.toEveryone(
                    transaction,
                    new LocalActor.Person(id),
                    ActivityWriter.deleteActor(
                            Outbox.id(here, "delete", cause), Documents.address(here, person), content));
        }
    }
}
