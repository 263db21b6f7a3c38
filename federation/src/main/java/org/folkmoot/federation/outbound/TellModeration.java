package org.folkmoot.federation.outbound;

import java.util.Optional;
import java.util.Set;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.documents.Documents;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.ForumView.ModlogRow;
import org.folkmoot.federation.store.ForumView.PersonRow;
import org.folkmoot.federation.store.ForumView.PostRow;
import org.folkmoot.federation.store.ForumView.ReportRow;
import org.folkmoot.federation.store.KeptBackStore;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.moderation.ModlogAct;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.jspecify.annotations.Nullable;

/// Tells other servers what members of ours did in office, and what they reported.
final class TellModeration {

    /// Acts that are told as the undoing of another.
    private static final Set<ModlogAct> TAKEN_BACK = Set.of(
            ModlogAct.POST_PUT_BACK,
            ModlogAct.COMMENT_PUT_BACK,
            ModlogAct.COMMUNITY_PUT_BACK,
            ModlogAct.POST_UNLOCKED,
            ModlogAct.COMMUNITY_BAN_LIFTED);

    private final Documents documents;
    private final Outbox outbox;
    private final ForumView view = new ForumView();
    private final KeptBackStore keptBack = new KeptBackStore();

    TellModeration(Documents documents, Outbox outbox) {
        this.documents = documents;
        this.outbox = outbox;
    }

    void tell(Transaction transaction, Locations here, String cause, long entry) {
        ModlogRow row = view.modlog(transaction, entry).orElse(null);
        PersonRow actor =
                row == null ? null : view.person(transaction, row.actorId()).orElse(null);
        if (row == null || actor == null || actor.address() != null) {
            return; // what other servers' people do in office is passed on where it is received
        }
        ModlogAct act = ModlogAct.valueOf(row.act());
        CommunityRow community = community(transaction, row);
        if (community == null) {
            site(transaction, here, cause, row, actor, act);
        } else if (!community.localOnly()) {
            JsonObject activity = activity(transaction, here, cause, row, actor, community, act);
            if (activity != null) {
                Audience audience = outbox.audience(transaction, community);
                outbox.toCommunity(transaction, here, new LocalActor.Person(actor.id()), audience, activity);
            }
        }
    }

    /// Whether it was done to something that nobody elsewhere was told of, since somebody has to look
    /// at it first.
    private boolean waits(Transaction transaction, ModlogRow row) {
        PostId post = row.postId();
        return post != null && keptBack.waits(transaction, post, row.commentId());
    }

    private @Nullable CommunityRow community(Transaction transaction, ModlogRow row) {
        return Optional.ofNullable(row.communityId())
                .or(() -> Optional.ofNullable(row.postId())
                        .flatMap(post -> view.post(transaction, post))
                        .map(PostRow::communityId))
                .flatMap(id -> view.community(transaction, id))
                .orElse(null);
    }

    private @Nullable JsonObject activity(
            Transaction transaction,
            Locations here,
            String cause,
            ModlogRow row,
            PersonRow actor,
            CommunityRow community,
            ModlogAct act) {
        String by = Documents.address(here, actor);
        String group = Documents.address(here, community);
        if (act == ModlogAct.COMMENT_DISTINGUISHED || act == ModlogAct.COMMENT_UNDISTINGUISHED) {
            return distinguished(transaction, here, cause, row, by, group);
        }
        String subject = subject(transaction, here, row, community, act);
        if (subject == null || waits(transaction, row)) {
            return null;
        }
        JsonObject done = done(here, cause, row, by, group, subject, act);
        return TAKEN_BACK.contains(act) ? ActivityWriter.undo(Outbox.id(here, "undo", cause), done) : done;
    }

    /// What the act was done to; null when that is not known any more, or nobody elsewhere hears of such an act.
    private @Nullable String subject(
            Transaction transaction, Locations here, ModlogRow row, CommunityRow community, ModlogAct act) {
        return switch (act) {
            case POST_REMOVED,
                    POST_PUT_BACK,
                    POST_LOCKED,
                    POST_UNLOCKED,
                    POST_PINNED,
                    POST_UNPINNED,
                    COMMENT_REMOVED,
                    COMMENT_PUT_BACK,
                    COMMENT_DISTINGUISHED,
                    COMMENT_UNDISTINGUISHED -> thing(transaction, here, row);
            case MODERATOR_APPOINTED, MODERATOR_DISMISSED, BANNED_FROM_COMMUNITY, COMMUNITY_BAN_LIFTED ->
                Optional.ofNullable(row.personId())
                        .flatMap(id -> view.person(transaction, id))
                        .map(whom -> Documents.address(here, whom))
                        .orElse(null);
            // of another server's community it holds here alone: its own admins say what stands there
            case COMMUNITY_REMOVED, COMMUNITY_PUT_BACK ->
                community.address() == null ? Documents.address(here, community) : null;
            case BANNED_FROM_SITE,
                    SITE_BAN_LIFTED,
                    APPLICATION_ACCEPTED,
                    APPLICATION_DECLINED,
                    SITE_CHANGED,
                    POST_RELEASED,
                    COMMENT_RELEASED -> null;
        };
    }

    /// The act as it was done, whether now or before it was taken back.
    private static JsonObject done(
            Locations here, String cause, ModlogRow row, String by, String group, String subject, ModlogAct act) {
        String reason = row.reason() == null ? "" : row.reason();
        return switch (act) {
            case POST_REMOVED,
                    POST_PUT_BACK,
                    COMMENT_REMOVED,
                    COMMENT_PUT_BACK,
                    COMMUNITY_REMOVED,
                    COMMUNITY_PUT_BACK ->
                ActivityWriter.delete(Outbox.id(here, "delete", cause), by, group, subject, reason);
            case POST_LOCKED, POST_UNLOCKED ->
                ActivityWriter.lock(Outbox.id(here, "lock", cause), by, group, subject, reason);
            case POST_PINNED, POST_UNPINNED ->
                listed(here, cause, act == ModlogAct.POST_PINNED, by, group, subject, "/featured");
            case MODERATOR_APPOINTED, MODERATOR_DISMISSED ->
                listed(here, cause, act == ModlogAct.MODERATOR_APPOINTED, by, group, subject, "/moderators");
            case BANNED_FROM_COMMUNITY, COMMUNITY_BAN_LIFTED -> ban(here, cause, row, by, subject, group, group);
            case COMMENT_DISTINGUISHED,
                    COMMENT_UNDISTINGUISHED,
                    BANNED_FROM_SITE,
                    SITE_BAN_LIFTED,
                    APPLICATION_ACCEPTED,
                    APPLICATION_DECLINED,
                    SITE_CHANGED,
                    POST_RELEASED,
                    COMMENT_RELEASED -> throw new IllegalArgumentException("Not told so: " + act);
        };
    }

    private static JsonObject listed(
            Locations here, String cause, boolean added, String by, String group, String object, String list) {
        return ActivityWriter.list(
                added, Outbox.id(here, added ? "add" : "remove", cause), by, group, object, group + list);
    }

    private static JsonObject ban(
            Locations here,
            String cause,
            ModlogRow row,
            String by,
            String person,
            String target,
            @Nullable String group) {
        return ActivityWriter.block(
                Outbox.id(here, "block", cause), by, person, target, group, row.removing(), row.reason(), row.until());
    }

    /// A comment that its author marks as spoken in office is that comment, changed.
    private @Nullable JsonObject distinguished(
            Transaction transaction, Locations here, String cause, ModlogRow row, String by, String group) {
        CommentId id = row.commentId();
        return Optional.ofNullable(id)
                .flatMap(comment -> view.comment(transaction, comment))
                .filter(comment -> comment.address() == null)
                .map(comment -> ActivityWriter.content(
                        false,
                        Outbox.id(here, "update", cause),
                        by,
                        group,
                        documents.comment(transaction, here, comment)))
                .orElse(null);
    }

    private @Nullable String thing(Transaction transaction, Locations here, ModlogRow row) {
        CommentId comment = row.commentId();
        if (comment != null) {
            return view.comment(transaction, comment)
                    .map(found -> Documents.address(here, found))
                    .orElse(null);
        }
        return Optional.ofNullable(row.postId())
                .flatMap(post -> view.post(transaction, post))
                .map(found -> Documents.address(here, found))
                .orElse(null);
    }

    /// A ban of one of our own people is told to everybody; of others it holds here only.
    private void site(
            Transaction transaction, Locations here, String cause, ModlogRow row, PersonRow actor, ModlogAct act) {
        PersonRow whom = Optional.ofNullable(row.personId())
                .flatMap(id -> view.person(transaction, id))
                .filter(person -> person.address() == null)
                .orElse(null);
        if (whom == null || (act != ModlogAct.BANNED_FROM_SITE && act != ModlogAct.SITE_BAN_LIFTED)) {
            return;
        }
        JsonObject block =
                ban(here, cause, row, Documents.address(here, actor), Documents.address(here, whom), here.home(), null);
        outbox.toEveryone(
                transaction,
                new LocalActor.Person(actor.id()),
                act == ModlogAct.BANNED_FROM_SITE ? block : ActivityWriter.undo(Outbox.id(here, "undo", cause), block));
    }

    /// A report by a member of ours of something in another server's community goes to that server.
    void report(Transaction transaction, Locations here, String cause, ReportId id) {
        ReportRow report = view.report(transaction, id).orElse(null);
        if (report == null || report.resolved()) {
            return;
        }
        PersonRow reporter = view.person(transaction, report.reporterId()).orElse(null);
        CommunityRow community =
                view.community(transaction, report.communityId()).orElse(null);
        if (reporter == null || community == null || reporter.address() != null || community.address() == null) {
            return;
        }
        CommentId comment = report.commentId();
        String object = comment == null
                ? Documents.address(
                        here, view.post(transaction, report.postId()).orElseThrow())
                : Documents.address(here, view.comment(transaction, comment).orElseThrow());
        outbox.toActor(
                transaction,
                new LocalActor.Person(reporter.id()),
                "COMMUNITY",
                community.id().value(),
                ActivityWriter.flag(
                        Outbox.id(here, "flag", cause),
                        Documents.address(here, reporter),
                        community.address(),
                        object,
                        report.reason()),
                false);
    }
}
