package org.folkmoot.web.routes;

import java.util.List;
import java.util.OptionalLong;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.ConfirmModel.Deed;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.ReportsModel;
import org.folkmoot.web.pages.Subject;
import org.folkmoot.web.routes.ThreadRoutes.Spot;

/// Reporting posts and comments, and the list in which moderators deal with reports.
public final class ReportRoutes implements Door {

    private static final int REPORTS_A_PAGE = 30;

    private final Shell shell;
    private final Named named;
    private final Report report;
    private final ReportView reports;

    public ReportRoutes(Shell shell, Named named, Report report, ReportView reports) {
        this.shell = shell;
        this.named = named;
        this.report = report;
        this.reports = reports;
    }

    @Override
    public void open(Routes routes) {
        routes.get(
                        "/post/{id}/report",
                        Ask.member((request, member) ->
                                named.card(request, post -> Questions.ask(shell, request, question(post)))))
                .post("/post/{id}/report", LimitClass.MESSAGE, Ask.member((request, member) -> post(request)))
                .get(
                        "/comment/{id}/report",
                        Ask.member((request, member) ->
                                named.comment(request, spot -> Questions.ask(shell, request, question(spot)))))
                .post("/comment/{id}/report", LimitClass.MESSAGE, Ask.member((request, member) -> comment(request)))
                .get("/reports", Ask.member(this::list))
                .post("/reports/{id}/resolve", LimitClass.MESSAGE, Ask.member(this::resolve));
    }

    private Reply post(Request request) {
        return named.card(request, post -> {
            var outcome = report.report(request.viewer(), VoteTarget.of(post.id()), Questions.reason(request));
            return Questions.answer(shell, request, question(post), outcome, Paths.post(post.id()), Notice.REPORTED);
        });
    }

    private Reply comment(Request request) {
        return named.comment(request, spot -> {
            VoteTarget target =
                    new VoteTarget(spot.thread().post().id(), spot.comment().id());
            var outcome = report.report(request.viewer(), target, Questions.reason(request));
            return Questions.answer(shell, request, question(spot), outcome, ThreadRoutes.path(spot), Notice.REPORTED);
        });
    }

    private static ConfirmModel question(PostCard post) {
        String path = Paths.post(post.id());
        return new ConfirmModel(Deed.REPORT_POST, path + "/report", path, post.title(), 0, Form.EMPTY);
    }

    private static ConfirmModel question(Spot spot) {
        return new ConfirmModel(
                Deed.REPORT_COMMENT,
                Paths.comment(spot.comment().id()) + "/report",
                ThreadRoutes.path(spot),
                ThreadRoutes.excerpt(spot.comment()),
                0,
                Form.EMPTY);
    }

    private Reply list(Request request, Viewer.Member member) {
        if (!member.admin() && !reports.moderates(member)) {
            return Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR);
        }
        boolean openOnly = !request.query().text("show").equals("all");
        long before = Ask.number(request.query().first("after")).orElse(0);
        List<ReportView.Line> found = reports.lines(member, openOnly, before, REPORTS_A_PAGE + 1);
        boolean more = found.size() > REPORTS_A_PAGE;
        List<ReportView.Line> shown = more ? found.subList(0, REPORTS_A_PAGE) : found;
        ReportsModel model = new ReportsModel(
                shown.stream().map(ReportRoutes::line).toList(),
                openOnly,
                more ? Long.toString(shown.getLast().id().value()) : null);
        return shell.form(request, (pages, frame) -> pages.reports(frame, model));
    }

    private static ReportsModel.Line line(ReportView.Line line) {
        CommentId comment = line.comment();
        String excerpt = line.excerpt();
        Subject subject = comment == null
                ? new Subject.OfPost(line.post(), line.postTitle())
                : new Subject.OfComment(line.post(), comment, excerpt == null ? "" : excerpt);
        return new ReportsModel.Line(
                line.id(),
                line.reporter(),
                line.reason(),
                line.at(),
                subject,
                line.author(),
                line.community(),
                line.removed(),
                line.resolver());
    }

    private Reply resolve(Request request, Viewer.Member member) {
        OptionalLong id = Ask.id(request);
        return id.isEmpty()
                ? Reply.notFound()
                : Refusals.answer(
                        shell,
                        request,
                        report.resolve(member, new ReportId(id.getAsLong())),
                        resolved -> Shell.done(Ask.back(request, "/reports"), Notice.RESOLVED));
    }
}
