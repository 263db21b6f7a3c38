package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.MessageReportView;
import org.folkmoot.forum.notifications.ReportMessage;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.ConfirmModel.Deed;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.MessageReportsModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;

/// Reporting private messages, and the list in which admins deal with that.
public final class MessageReportRoutes implements Door {

    private static final String LIST = "/reports/messages";
    private static final int REPORTS_A_PAGE = 30;

    private final Shell shell;
    private final Named named;
    private final Conversations conversations;
    private final ReportMessage reportMessage;
    private final MessageReportView reports;

    public MessageReportRoutes(
            Shell shell,
            Named named,
            Conversations conversations,
            ReportMessage reportMessage,
            MessageReportView reports) {
        this.shell = shell;
        this.named = named;
        this.conversations = conversations;
        this.reportMessage = reportMessage;
        this.reports = reports;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/message/{id}/report", Ask.member(this::ask))
                .post("/message/{id}/report", LimitClass.MESSAGE, Ask.member(this::report))
                .get(LIST, Refusals.admin(shell, this::list))
                .post(LIST + "/{id}/resolve", LimitClass.MESSAGE, Ask.member(this::resolve));
    }

    private Reply ask(Request request, Viewer.Member member) {
        return question(request, member)
                .map(question -> Questions.ask(shell, request, question))
                .orElseGet(Reply::notFound);
    }

    private Reply report(Request request, Viewer.Member member) {
        return question(request, member)
                .map(question -> Questions.answer(
                        shell,
                        request,
                        question,
                        reportMessage.report(
                                member.person(),
                                new MessageId(Ask.id(request).orElseThrow()),
                                Questions.reason(request)),
                        question.back(),
                        Notice.MESSAGE_REPORTED))
                .orElseGet(Reply::notFound);
    }

    /// What is asked before somebody reports what they got; empty for everything else.
    private Optional<ConfirmModel> question(Request request, Viewer.Member member) {
        OptionalLong id = Ask.id(request);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        MessageId message = new MessageId(id.getAsLong());
        return conversations
                .within(member.person(), message)
                .filter(within -> !within.mine())
                .flatMap(within -> named.line(member, within.other()).map(other -> question(within, other)));
    }

    private static ConfirmModel question(Conversations.Within message, PersonLine other) {
        String body = message.body();
        return new ConfirmModel(
                Deed.REPORT_MESSAGE,
                Paths.message(message.id()) + "/report",
                Paths.inConversation(other, message.id()),
                body == null ? "" : body,
                0,
                Form.EMPTY);
    }

    private Reply list(Request request, Viewer.Member member) {
        boolean openOnly = !request.query().text("show").equals("all");
        long before = Ask.number(request.query().first("after")).orElse(0);
        List<MessageReportView.Line> found = reports.lines(member, openOnly, before, REPORTS_A_PAGE + 1);
        boolean more = found.size() > REPORTS_A_PAGE;
        List<MessageReportView.Line> shown = more ? found.subList(0, REPORTS_A_PAGE) : found;
        MessageReportsModel model = new MessageReportsModel(
                shown, openOnly, more ? Long.toString(shown.getLast().id().value()) : null);
        return shell.form(request, (pages, frame) -> pages.messageReports(frame, model));
    }

    private Reply resolve(Request request, Viewer.Member member) {
        OptionalLong id = Ask.id(request);
        return id.isEmpty()
                ? Reply.notFound()
                : Refusals.answer(
                        shell,
                        request,
                        reportMessage.resolve(member, new MessageReportId(id.getAsLong())),
                        resolved -> Shell.done(Ask.back(request, LIST), Notice.RESOLVED));
    }
}
