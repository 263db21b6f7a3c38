package org.folkmoot.web.routes;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.ModeratorsModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;

/// Who looks after a community: seeing, appointing and dismissing them.
public final class ModeratorRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final CommunityView communities;
    private final AppointModerator appointModerator;

    public ModeratorRoutes(Shell shell, Named named, CommunityView communities, AppointModerator appointModerator) {
        this.shell = shell;
        this.named = named;
        this.communities = communities;
        this.appointModerator = appointModerator;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/c/{name}/moderators", request -> named.community(request, community -> list(request, community)))
                .post(
                        "/c/{name}/moderators",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) ->
                                named.community(request, community -> appoint(request, community))))
                .get("/c/{name}/moderators/dismiss", dismissing(this::askDismissal))
                .post("/c/{name}/moderators/dismiss", LimitClass.MESSAGE, dismissing(this::dismiss));
    }

    private Reply list(Request request, CommunityPage community) {
        ModeratorsModel model = model(community, Form.EMPTY);
        return shell.page(request, (pages, frame) -> pages.moderators(frame, model));
    }

    private ModeratorsModel model(CommunityPage community, Form form) {
        return new ModeratorsModel(
                community, communities.resting(community.community().id()), form);
    }

    private Reply appoint(Request request, CommunityPage community) {
        Optional<PersonPage> person =
                named.person(request.viewer(), request.form().text("name"));
        Outcome<PersonId> outcome = person.isEmpty()
                ? new Outcome.Refused<>(Field.NAME, Refusal.PERSON_MISSING)
                : appointModerator.appoint(
                        request.viewer(),
                        new AppointModerator.Request(
                                community.community().id(),
                                person.get().person().id(),
                                true,
                                Questions.reason(request)));
        return switch (outcome) {
            case Outcome.Done<PersonId>(var appointed) -> Shell.done(path(community), Notice.SAVED);
            case Outcome.Missing<PersonId>() -> Reply.notFound();
            case Outcome.Refused<PersonId>(var objections) -> {
                ModeratorsModel model = model(community, Typed.in(request).refused(objections));
                yield shell.refused(request, (pages, frame) -> pages.moderators(frame, model));
            }
        };
    }

    private Handler dismissing(BiFunction<CommunityPage, PersonPage, Function<Request, Reply>> handler) {
        return Ask.member((request, member) -> named.community(
                request,
                community -> named.person(member, request.query().text("person"))
                        .map(person -> handler.apply(community, person).apply(request))
                        .orElseGet(Reply::notFound)));
    }

    private Function<Request, Reply> askDismissal(CommunityPage community, PersonPage person) {
        return request -> community.mayModerate()
                ? Questions.ask(shell, request, question(community, person))
                : Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR);
    }

    private Function<Request, Reply> dismiss(CommunityPage community, PersonPage person) {
        return request -> {
            var outcome = appointModerator.appoint(
                    request.viewer(),
                    new AppointModerator.Request(
                            community.community().id(), person.person().id(), false, Questions.reason(request)));
            return Questions.answer(
                    shell, request, question(community, person), outcome, path(community), Notice.SAVED);
        };
    }

    private static ConfirmModel question(CommunityPage community, PersonPage person) {
        String handle = person.person().handle();
        return new ConfirmModel(
                ConfirmModel.Deed.DISMISS_MODERATOR,
                path(community) + "/dismiss?person=" + Paths.query(handle),
                path(community),
                handle,
                0,
                Form.EMPTY);
    }

    private static String path(CommunityPage community) {
        return Paths.community(community.community()) + "/moderators";
    }
}
