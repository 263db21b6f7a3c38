package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.feeds.ThreadPart;
import org.folkmoot.forum.feeds.ThreadRequest;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.votes.PublishComment;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.CommentFormModel;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.ThreadModel;
import org.jspecify.annotations.Nullable;

/// A post with its comments: reading, answering, editing and taking back answers.
public final class ThreadRoutes implements Door {

    private static final int EXCERPT = 120;

    /// A comment with the thread that it stands in.
    record Spot(ThreadPage thread, CommentNode comment) {}

    private final Shell shell;
    private final Named named;
    private final ThreadView threads;
    private final PublishComment publishComment;
    private final EditComment editComment;
    private final DeleteComment deleteComment;

    public ThreadRoutes(
            Shell shell,
            Named named,
            ThreadView threads,
            PublishComment publishComment,
            EditComment editComment,
            DeleteComment deleteComment) {
        this.shell = shell;
        this.named = named;
        this.threads = threads;
        this.publishComment = publishComment;
        this.editComment = editComment;
        this.deleteComment = deleteComment;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/post/{id}", request -> read(request, Form.EMPTY, 200))
                .post("/post/{id}/comments", LimitClass.COMMENT, Ask.member(this::write))
                .get("/comment/{id}", this::find)
                .get(
                        "/comment/{id}/edit",
                        Ask.member((request, member) -> own(request, member, spot -> askEdit(request, spot))))
                .post(
                        "/comment/{id}/edit",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) -> named.comment(request, spot -> edit(request, member, spot))))
                .get(
                        "/comment/{id}/delete",
                        Ask.member((request, member) -> own(request, member, spot -> askDeletion(request, spot))))
                .post("/comment/{id}/delete", LimitClass.MESSAGE, deletion(true))
                .post("/comment/{id}/restore", LimitClass.MESSAGE, deletion(false));
    }

    /// The page of a form for one's own comment; for a comment of somebody else's, a page that says so.
    private Reply own(Request request, Viewer.Member member, Function<Spot, Reply> then) {
        return named.comment(
                request,
                spot -> spot.comment().author().id().equals(member.person())
                        ? then.apply(spot)
                        : Refusals.refused(shell, request, Refusal.NOT_YOURS));
    }

    private Reply read(Request request, Form form, int status) {
        PostId post = Ask.post(request);
        CommentOrder asked = Paths.commentOrder(request.query().first("order"));
        Optional<ThreadPage> thread = post == null
                ? Optional.empty()
                : threads.thread(
                        request.viewer(),
                        ThreadRequest.of(post, asked == null ? CommentOrder.HOT : asked)
                                .through(shell.lens(request))
                                .opening(named(request, "show"))
                                .part(part(request)));
        if (thread.isEmpty()) {
            return Reply.notFound();
        }
        ThreadModel model = new ThreadModel(thread.get(), named(request, "reply"), form);
        return status == 200
                ? shell.page(request, (pages, frame) -> pages.thread(frame, model))
                : shell.refused(request, (pages, frame) -> pages.thread(frame, model));
    }

    /// Which part of a long thread is to be shown: what the reader asks for, or else what they have to see.
    private static ThreadPart part(Request request) {
        for (String name : List.of("at", "reply", "show")) {
            CommentId comment = named(request, name);
            if (comment != null) {
                return new ThreadPart(comment, from(request));
            }
        }
        return new ThreadPart(null, from(request));
    }

    private static int from(Request request) {
        long from = Ask.number(request.query().first("from")).orElse(0);
        return Math.clamp(from, 0, Integer.MAX_VALUE);
    }

    private static @Nullable CommentId named(Request request, String part) {
        OptionalLong comment = Ask.number(request.query().first(part));
        return comment.isPresent() ? new CommentId(comment.getAsLong()) : null;
    }

    private Reply write(Request request, Viewer.Member member) {
        PostId post = Ask.post(request);
        if (post == null) {
            return Reply.notFound();
        }
        OptionalLong parent = Ask.number(request.form().first("parent"));
        Outcome<CommentId> outcome = publishComment.publish(new WriteComment.Request(
                member.person(),
                post,
                parent.isPresent() ? new CommentId(parent.getAsLong()) : null,
                request.form().text("body"),
                null,
                Provenance.local(Site.OURS)));
        return switch (outcome) {
            case Outcome.Done<CommentId>(CommentId comment) -> Shell.done(path(comment), Notice.COMMENTED);
            case Outcome.Missing<CommentId>() -> Reply.notFound();
            case Outcome.Refused<CommentId>(var objections) -> refused(request, member, post, objections);
        };
    }

    /// The thread again with its form; or, where this member can no longer comment there, a page that says why and
    /// keeps
    /// what they wrote.
    private Reply refused(Request request, Viewer.Member member, PostId post, List<Objection> objections) {
        boolean formIsThere = threads.thread(member, post, CommentOrder.HOT)
                .filter(ThreadPage::mayComment)
                .isPresent();
        return formIsThere
                ? read(request, Typed.in(request).refused(objections), 422)
                : Refusals.refused(shell, request, objections);
    }

    private Reply find(Request request) {
        CommentId comment = Ask.comment(request);
        return comment == null
                ? Reply.notFound()
                : threads.placeOf(comment)
                        .map(place -> Reply.redirect(path(place, comment)))
                        .orElseGet(Reply::notFound);
    }

    /// Where a comment stands for this viewer; empty when there is none, or not for them.
    static Optional<Spot> spot(ThreadView threads, Viewer viewer, CommentId comment) {
        return spot(threads, viewer, comment, new Lens.Site());
    }

    /// As [#spot(ThreadView, Viewer, CommentId)], with votes counted as through a lens.
    static Optional<Spot> spot(ThreadView threads, Viewer viewer, CommentId comment, Lens lens) {
        return threads.around(viewer, comment, lens)
                .flatMap(thread -> thread.comment(comment).map(node -> new Spot(thread, node)));
    }

    private Reply askEdit(Request request, Spot spot) {
        String body = spot.comment().body();
        return editing(request, spot, Form.of("body", body == null ? "" : body), 200);
    }

    private Reply editing(Request request, Spot spot, Form form, int status) {
        CommentFormModel model = new CommentFormModel(
                spot.comment().id(),
                spot.thread().post().id(),
                spot.thread().post().title(),
                form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.commentForm(frame, model));
    }

    private Reply edit(Request request, Viewer.Member member, Spot spot) {
        Outcome<CommentId> outcome = editComment.edit(new EditComment.Request(
                member.person(), spot.comment().id(), request.form().text("body")));
        return switch (outcome) {
            case Outcome.Done<CommentId>(var comment) -> Shell.done(path(spot), Notice.SAVED);
            case Outcome.Missing<CommentId>() -> Reply.notFound();
            case Outcome.Refused<CommentId>(var objections) ->
                editing(request, spot, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply askDeletion(Request request, Spot spot) {
        ConfirmModel model = new ConfirmModel(
                ConfirmModel.Deed.DELETE_COMMENT,
                Paths.comment(spot.comment().id()) + "/delete",
                path(spot),
                excerpt(spot.comment()),
                spot.comment().replies().size() + spot.comment().more(),
                Form.EMPTY);
        return shell.form(request, (pages, frame) -> pages.confirm(frame, model));
    }

    /// The beginning of a comment; empty when this reader may not read it.
    static String excerpt(CommentNode comment) {
        String body = comment.body();
        if (body == null) {
            return "";
        }
        return body.length() <= EXCERPT
                ? body
                : body.substring(
                                0, body.offsetByCodePoints(0, Math.min(EXCERPT, body.codePointCount(0, body.length()))))
                        + "…";
    }

    private Handler deletion(boolean deleted) {
        return Ask.member((request, member) -> named.comment(
                request,
                spot -> Refusals.answer(
                        shell,
                        request,
                        deleteComment.delete(new DeleteComment.Request(
                                member.person(), spot.comment().id(), deleted)),
                        decision -> Shell.done(path(spot), deleted ? Notice.DELETED : Notice.RESTORED))));
    }

    /// Where a comment stands in its thread.
    static String path(Spot spot) {
        PostId post = spot.thread().post().id();
        CommentId comment = spot.comment().id();
        return path(new ThreadView.Place(post, spot.thread().extent().begun()), comment);
    }

    /// As [#path(Spot)], of a comment that is there.
    private String path(CommentId comment) {
        return threads.placeOf(comment).map(place -> path(place, comment)).orElseGet(() -> Paths.comment(comment));
    }

    private static String path(ThreadView.Place place, CommentId comment) {
        return place.cut() ? Paths.inBranch(place.post(), comment) : Paths.inThread(place.post(), comment);
    }
}
