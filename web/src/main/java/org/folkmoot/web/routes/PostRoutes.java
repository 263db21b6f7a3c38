package org.folkmoot.web.routes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.PublishPost;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.PostFormModel;
import org.jspecify.annotations.Nullable;

/// Writing, editing, deleting and restoring a post.
public final class PostRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final CommunityView communities;
    private final PublishPost publishPost;
    private final EditPost editPost;
    private final DeletePost deletePost;

    public PostRoutes(
            Shell shell,
            Named named,
            CommunityView communities,
            PublishPost publishPost,
            EditPost editPost,
            DeletePost deletePost) {
        this.shell = shell;
        this.named = named;
        this.communities = communities;
        this.publishPost = publishPost;
        this.editPost = editPost;
        this.deletePost = deletePost;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/submit", Ask.member(this::askWriting))
                .post("/submit", LimitClass.POST, Ask.member(this::write))
                .get(
                        "/post/{id}/edit",
                        Ask.member((request, member) -> own(request, member, post -> askEdit(request, post))))
                .post(
                        "/post/{id}/edit",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) -> named.card(request, post -> edit(request, member, post))))
                .get(
                        "/post/{id}/delete",
                        Ask.member((request, member) -> own(request, member, post -> askDeletion(request, post))))
                .post("/post/{id}/delete", LimitClass.MESSAGE, deletion(true))
                .post("/post/{id}/restore", LimitClass.MESSAGE, deletion(false));
    }

    /// The page of a form for one's own post; for a post of somebody else's, a page that says so.
    private Reply own(Request request, Viewer.Member member, Function<PostCard, Reply> then) {
        return named.card(
                request,
                post -> post.author().id().equals(member.person())
                        ? then.apply(post)
                        : Refusals.refused(shell, request, Refusal.NOT_YOURS));
    }

    private Reply askWriting(Request request, Viewer.Member member) {
        Form form = Form.of(
                "community", request.query().text("community"),
                "title", request.query().text("title"),
                "url", request.query().text("url"));
        return writing(request, member, form, 200);
    }

    private Reply writing(Request request, Viewer.Member member, Form form, int status) {
        PostFormModel model = new PostFormModel(null, null, communities.toPostIn(member), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.postForm(frame, model));
    }

    private Reply write(Request request, Viewer.Member member) {
        Optional<CommunityId> community =
                communities.named(request.form().text("community").strip().toLowerCase(Locale.ROOT));
        Outcome<PostId> outcome = community.isEmpty()
                ? new Outcome.Refused<>(Field.COMMUNITY, Refusal.COMMUNITY_MISSING)
                : publishPost.publish(new WritePost.Request(
                        member.person(),
                        community.get(),
                        request.form().text("title"),
                        request.form().text("url"),
                        request.form().text("body"),
                        language(request),
                        Ask.ticked(request, "nsfw"),
                        Provenance.local(Site.OURS)));
        return switch (outcome) {
            case Outcome.Done<PostId>(PostId post) -> Shell.done(Paths.post(post), Notice.POSTED);
            case Outcome.Missing<PostId>() -> Reply.notFound();
            case Outcome.Refused<PostId>(var objections) ->
                writing(request, member, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply askEdit(Request request, PostCard post) {
        Form form = Form.of(
                "title",
                post.title(),
                "url",
                orEmpty(post.url()),
                "body",
                orEmpty(post.body()),
                "language",
                orEmpty(post.language()),
                "nsfw",
                post.nsfw() ? "on" : "");
        return editing(request, post, form, 200);
    }

    private Reply editing(Request request, PostCard post, Form form, int status) {
        CommunityLine community = post.community();
        PostFormModel model = new PostFormModel(post.id(), community, List.of(community), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.postForm(frame, model));
    }

    private Reply edit(Request request, Viewer.Member member, PostCard post) {
        Outcome<PostId> outcome = editPost.edit(new EditPost.Request(
                member.person(),
                post.id(),
                request.form().text("title"),
                request.form().text("url"),
                request.form().text("body"),
                language(request),
                Ask.ticked(request, "nsfw")));
        return switch (outcome) {
            case Outcome.Done<PostId>(PostId edited) -> Shell.done(Paths.post(edited), Notice.SAVED);
            case Outcome.Missing<PostId>() -> Reply.notFound();
            case Outcome.Refused<PostId>(var objections) ->
                editing(request, post, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply askDeletion(Request request, PostCard post) {
        String path = Paths.post(post.id());
        ConfirmModel model = new ConfirmModel(
                ConfirmModel.Deed.DELETE_POST, path + "/delete", path, post.title(), post.comments(), Form.EMPTY);
        return shell.form(request, (pages, frame) -> pages.confirm(frame, model));
    }

    private Handler deletion(boolean deleted) {
        return Ask.member((request, member) -> named.card(
                request,
                post -> Refusals.answer(
                        shell,
                        request,
                        deletePost.delete(new DeletePost.Request(member.person(), post.id(), deleted)),
                        decision -> Shell.done(Paths.post(post.id()), deleted ? Notice.DELETED : Notice.RESTORED))));
    }

    private static @Nullable String language(Request request) {
        String typed = request.form().text("language");
        return typed.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? typed : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
