package org.folkmoot.web.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.votes.OpenPoll;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.votes.PollRule.Voters;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.PollModel;

/// Telling votes of our members on a post apart from all others.
public final class PollRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final OpenPoll openPoll;

    public PollRoutes(Shell shell, Named named, OpenPoll openPoll) {
        this.shell = shell;
        this.named = named;
        this.openPoll = openPoll;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/post/{id}/poll", Ask.member((request, member) -> ask(request, member)))
                .post("/post/{id}/poll", LimitClass.MESSAGE, Ask.member((request, member) -> opened(request, member)));
    }

    private Reply ask(Request request, Viewer.Member member) {
        return named.card(
                request,
                post -> post.author().id().equals(member.person()) || member.admin()
                        ? shell.form(request, (pages, frame) -> pages.openPoll(frame, new PollModel(post, Form.EMPTY)))
                        : Refusals.refused(shell, request, Refusal.NOT_YOURS));
    }

    private Reply opened(Request request, Viewer.Member member) {
        return named.card(request, post -> {
            Optional<Voters> voters = voters(request);
            Outcome<PostId> outcome = voters.isEmpty()
                    ? new Outcome.Refused<>(Field.WHOLE, Refusal.CHOICE_MISSING)
                    : openPoll.open(member, post.id(), voters.get());
            return switch (outcome) {
                case Outcome.Done<PostId>(PostId done) -> Shell.done(Paths.post(done), Notice.POLL_OPENED);
                case Outcome.Missing<PostId>() -> Reply.notFound();
                case Outcome.Refused<PostId>(List<Objection> objections) -> refused(request, post, objections);
            };
        });
    }

    private Reply refused(Request request, PostCard post, List<Objection> objections) {
        PollModel again = new PollModel(post, Typed.in(request).refused(objections));
        return shell.refused(request, (pages, frame) -> pages.openPoll(frame, again));
    }

    private static Optional<Voters> voters(Request request) {
        String typed = request.form().text("voters");
        return Arrays.stream(Voters.values())
                .filter(voters -> voters.name().equalsIgnoreCase(typed))
                .findFirst();
    }
}
