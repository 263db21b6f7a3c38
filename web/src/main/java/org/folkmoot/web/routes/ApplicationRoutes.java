package org.folkmoot.web.routes;

import java.util.OptionalLong;
import org.folkmoot.forum.accounts.Applications;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.moderation.DecideApplication;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.web.pages.ApplicationsModel;
import org.folkmoot.web.pages.Notice;

/// Deciding who is let in, where people apply for an account.
public final class ApplicationRoutes implements Door {

    private final Shell shell;
    private final Site site;
    private final Applications applications;
    private final DecideApplication decideApplication;

    public ApplicationRoutes(Shell shell, Site site, Applications applications, DecideApplication decideApplication) {
        this.shell = shell;
        this.site = site;
        this.applications = applications;
        this.decideApplication = decideApplication;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/applications", Refusals.admin(shell, (request, member) -> list(request)))
                .post("/applications/{id}/accept", LimitClass.MESSAGE, deciding(true))
                .post("/applications/{id}/decline", LimitClass.MESSAGE, deciding(false));
    }

    private Reply list(Request request) {
        String question = site.settings().map(SiteSettings::applicationQuestion).orElse(null);
        ApplicationsModel model = new ApplicationsModel(
                question,
                applications.waiting().stream().map(ApplicationRoutes::line).toList());
        return shell.form(request, (pages, frame) -> pages.applications(frame, model));
    }

    private static ApplicationsModel.Line line(Applications.Waiting waiting) {
        PersonLine person = new PersonLine(waiting.person(), waiting.name(), null, null, false, false);
        return new ApplicationsModel.Line(person, waiting.answer(), waiting.appliedAt());
    }

    private Handler deciding(boolean accepted) {
        return Ask.member((request, member) -> {
            OptionalLong id = Ask.id(request);
            return id.isEmpty()
                    ? Reply.notFound()
                    : Refusals.answer(
                            shell,
                            request,
                            decideApplication.decide(
                                    member,
                                    new DecideApplication.Request(
                                            new PersonId(id.getAsLong()), accepted, Questions.reason(request))),
                            person -> Shell.done("/applications", accepted ? Notice.ADMITTED : Notice.DECLINED));
        });
    }
}
