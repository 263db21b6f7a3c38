package org.folkmoot.forum.consultations;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.PublishComment;
import org.folkmoot.forum.votes.PublishPost;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Opens an ordinary thread about a consultation: in a community that no other server sees, for members to
/// talk it over; or in one that others follow, with a reply for each option, so that people elsewhere can
/// say what they think by voting those up. Whatever is said or voted there, the count does not know of it.
public final class OpenTalk {

    /// For whom a thread is.
    public enum Audience {
        MEMBERS,
        EVERYBODY
    }

    /// What is to be opened.
    ///
    /// @param page where the consultation is, for whoever is elsewhere
    /// @param text the thread begins with; blank for none
    public record Request(
            ConsultationId consultation, Audience audience, CommunityId community, String page, String text) {}

    private final ConsultingOffice office;
    private final Communities communities;
    private final PublishPost publishPost;
    private final PublishComment publishComment;
    private final ConsultationStore store = new ConsultationStore();

    public OpenTalk(
            ConsultingOffice office, Communities communities, PublishPost publishPost, PublishComment publishComment) {
        this.office = office;
        this.communities = communities;
        this.publishPost = publishPost;
        this.publishComment = publishComment;
    }

    public Outcome<PostId> open(Viewer viewer, Request request) {
        return office.by(viewer, (transaction, actor) -> {
            Optional<Consultation> found = store.lock(transaction, request.consultation());
            if (found.isEmpty() || found.get().stage() == Stage.DRAFT) {
                return new Outcome.Missing<>();
            }
            Refusal refusal = refusal(transaction, found.get(), request);
            return refusal == null
                    ? opened(transaction, actor, found.get(), request)
                    : new Outcome.Refused<>(Field.COMMUNITY, refusal);
        });
    }

    private @Nullable Refusal refusal(Transaction transaction, Consultation consultation, Request request) {
        Optional<CommunityState> community = communities.find(transaction, request.community());
        if (community.isEmpty()) {
            return Refusal.COMMUNITY_MISSING;
        }
        boolean hidden = community.get().localOnly();
        PostId already = switch (request.audience()) {
            case MEMBERS -> consultation.talk();
            case EVERYBODY -> consultation.voices();
        };
        if (already != null || !consultation.stage().voidable()) {
            return Refusal.ALREADY_SO;
        }
        return switch (request.audience()) {
            case MEMBERS -> hidden ? null : Refusal.NOT_FOR_MEMBERS_ALONE;
            case EVERYBODY ->
                hidden || !community.get().instanceId().equals(Site.OURS) ? Refusal.NOT_SEEN_ELSEWHERE : null;
        };
    }

    private Outcome<PostId> opened(
            Transaction transaction, PersonId actor, Consultation consultation, Request request) {
        WritePost.Request post = new WritePost.Request(
                actor,
                request.community(),
                consultation.question().question(),
                request.page(),
                request.text(),
                null,
                false,
                Provenance.local(Site.OURS));
        return publishPost.publish(transaction, post).then(published -> switch (request.audience()) {
            case MEMBERS -> {
                store.talkedOver(transaction, consultation.id(), published);
                yield new Outcome.Done<>(published);
            }
            case EVERYBODY -> {
                store.heard(transaction, consultation.id(), published);
                yield voices(transaction, actor, consultation, published);
            }
        });
    }

    private Outcome<PostId> voices(Transaction transaction, PersonId actor, Consultation consultation, PostId post) {
        int number = 1;
        for (String option : consultation.question().options()) {
            Outcome<CommentId> reply = publishComment.publish(
                    transaction,
                    new WriteComment.Request(actor, post, null, option, null, Provenance.local(Site.OURS)));
            if (!(reply instanceof Outcome.Done<CommentId>(CommentId comment))) {
                throw new IllegalStateException("A reply for an option was refused: " + reply);
            }
            store.voice(transaction, consultation.id(), number, post, comment);
            number++;
        }
        return new Outcome.Done<>(post);
    }
}
