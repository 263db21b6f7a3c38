package org.folkmoot.web.routes;

import java.util.List;
import java.util.OptionalLong;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Parameters;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.InboxModel;

/// A member's inbox: answers, mentions and what they are asked to decide, and which of them were read.
public final class InboxRoutes implements Door {

    private static final String PATH = "/inbox";
    private static final String PART = "part";
    private static final String APART = "apart";
    private static final int LINES_A_PAGE = 20;

    private final Shell shell;
    private final Inbox inbox;

    public InboxRoutes(Shell shell, Inbox inbox) {
        this.shell = shell;
        this.inbox = inbox;
    }

    @Override
    public void open(Routes routes) {
        routes.get(PATH, Ask.member(this::page))
                .post(PATH + "/read", LimitClass.MESSAGE, Ask.member(this::readAll))
                .post(PATH + "/{id}/read", LimitClass.MESSAGE, Ask.member(this::read));
    }

    private Reply page(Request request, Viewer.Member member) {
        boolean unreadOnly = !request.query().text("show").equals("all");
        long before = Ask.number(request.query().first("after")).orElse(0);
        boolean apart = apart(request.query());
        List<Inbox.Line> found =
                inbox.lines(member, member.person(), new Inbox.Which(apart, unreadOnly, before, LINES_A_PAGE + 1));
        boolean more = found.size() > LINES_A_PAGE;
        List<Inbox.Line> shown = more ? found.subList(0, LINES_A_PAGE) : found;
        InboxModel model = new InboxModel(
                shown.stream().map(InboxRoutes::line).toList(),
                unreadOnly,
                apart,
                more ? Long.toString(shown.getLast().id().value()) : null);
        return shell.form(request, (pages, frame) -> pages.inbox(frame, model));
    }

    private static InboxModel.Line line(Inbox.Line line) {
        InboxModel.About about = switch (line.about()) {
            case Inbox.About.OfComment(var card) -> new InboxModel.OfComment(card);
            case Inbox.About.OfPost(var card) -> new InboxModel.OfPost(card);
            case Inbox.About.OfConsultation asked -> new InboxModel.OfConsultation(asked);
        };
        return new InboxModel.Line(line.id(), line.kind(), line.read(), line.at(), about);
    }

    private Reply readAll(Request request, Viewer.Member member) {
        boolean apart = apart(request.form());
        inbox.readAll(member.person(), apart);
        return Reply.redirect(apart ? PATH + "?" + PART + "=" + APART : PATH);
    }

    /// Whether somebody asks for what they keep apart.
    static boolean apart(Parameters asked) {
        return asked.text(PART).equals(APART);
    }

    private Reply read(Request request, Viewer.Member member) {
        OptionalLong id = Ask.id(request);
        if (id.isEmpty()) {
            return Reply.notFound();
        }
        inbox.read(member.person(), new NotificationId(id.getAsLong()));
        return Reply.redirect(Ask.back(request, PATH));
    }
}
