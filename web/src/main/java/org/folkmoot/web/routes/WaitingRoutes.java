package org.folkmoot.web.routes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.moderation.ReleaseContent;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.forum.moderation.WaitingView;
import org.folkmoot.forum.moderation.WaitingView.Line;
import org.folkmoot.forum.moderation.WaitingView.Place;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.WaitingModel;
import org.jspecify.annotations.Nullable;

/// What came of servers whose posts and comments have to be looked at first, and letting everybody see it.
public final class WaitingRoutes implements Door {

    private static final String LIST = "/reports/waiting";
    private static final int LINES_A_PAGE = 30;

    private final Shell shell;
    private final Named named;
    private final WaitingView waiting;
    private final ReportView reports;
    private final ReleaseContent release;

    public WaitingRoutes(Shell shell, Named named, WaitingView waiting, ReportView reports, ReleaseContent release) {
        this.shell = shell;
        this.named = named;
        this.waiting = waiting;
        this.reports = reports;
        this.release = release;
    }

    @Override
    public void open(Routes routes) {
        routes.get(LIST, Ask.member(this::list))
                .post("/post/{id}/release", LimitClass.MESSAGE, Ask.member((request, member) -> post(request)))
                .post("/comment/{id}/release", LimitClass.MESSAGE, Ask.member((request, member) -> comment(request)));
    }

    private Reply list(Request request, Viewer.Member member) {
        if (!member.admin() && !reports.moderates(member)) {
            return Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR);
        }
        List<Line> found = waiting.lines(member, place(request.query().text("after")), LINES_A_PAGE + 1);
        boolean more = found.size() > LINES_A_PAGE;
        List<Line> shown = more ? found.subList(0, LINES_A_PAGE) : found;
        WaitingModel model =
                new WaitingModel(shown, more ? written(shown.getLast().place()) : null);
        return shell.form(request, (pages, frame) -> pages.waiting(frame, model));
    }

    private static String written(Place place) {
        return place.at() + " " + place.post() + " " + place.comment();
    }

    /// A place as [#written]; the beginning for anything else.
    private static Place place(String text) {
        String[] parts = text.split(" ", -1);
        Instant at = parts.length == 3 ? instant(parts[0]) : null;
        return at == null
                ? Place.BEGINNING
                : new Place(
                        at, Ask.number(parts[1]).orElse(0), Ask.number(parts[2]).orElse(0));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private Reply post(Request request) {
        return named.card(request, post -> released(request, VoteTarget.of(post.id())));
    }

    private Reply comment(Request request) {
        return named.comment(
                request,
                spot -> released(
                        request,
                        new VoteTarget(spot.thread().post().id(), spot.comment().id())));
    }

    private Reply released(Request request, VoteTarget target) {
        return Refusals.answer(
                shell,
                request,
                release.release(request.viewer(), target),
                released -> Shell.done(Ask.back(request, LIST), Notice.RELEASED));
    }
}
