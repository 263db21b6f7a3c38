package org.folkmoot.web.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.BanModel;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.jspecify.annotations.Nullable;

/// Banning people from a community or from the whole site, and lifting such bans.
public final class BanRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final CommunityView communities;
    private final Ban ban;
    private final InstantSource clock;

    public BanRoutes(Shell shell, Named named, CommunityView communities, Ban ban, InstantSource clock) {
        this.shell = shell;
        this.named = named;
        this.communities = communities;
        this.ban = ban;
        this.clock = clock;
    }

    /// Whom to ban, or no longer, and where.
    ///
    /// @param community null for the whole site
    private record Whom(PersonPage person, @Nullable CommunityPage community) {

        @Nullable
        CommunityLine place() {
            return community == null ? null : community.community();
        }

        @Nullable
        CommunityId placeId() {
            return community == null ? null : community.community().id();
        }

        String path() {
            return community == null ? Paths.person(person.person()) : Paths.community(community.community());
        }

        boolean mayAct(Viewer.Member member) {
            return community == null ? member.admin() : community.mayModerate();
        }

        Refusal mayNot() {
            return community == null ? Refusal.NOT_AN_ADMIN : Refusal.NOT_A_MODERATOR;
        }
    }

    @Override
    public void open(Routes routes) {
        routes.get("/u/{name}/ban", onSite(this::askBan))
                .post("/u/{name}/ban", LimitClass.MESSAGE, onSite(this::ban))
                .get("/u/{name}/lift-ban", onSite(this::askLift))
                .post("/u/{name}/lift-ban", LimitClass.MESSAGE, onSite(this::lift))
                .get("/c/{name}/ban", inCommunity(this::askBan))
                .post("/c/{name}/ban", LimitClass.MESSAGE, inCommunity(this::ban))
                .get("/c/{name}/lift-ban", inCommunity(this::askLift))
                .post("/c/{name}/lift-ban", LimitClass.MESSAGE, inCommunity(this::lift));
    }

    private Handler onSite(BiFunction<Request, Whom, Reply> handler) {
        return Ask.member((request, member) ->
                named.person(request, person -> allowed(request, member, new Whom(person, null), handler)));
    }

    private Handler inCommunity(BiFunction<Request, Whom, Reply> handler) {
        return Ask.member((request, member) -> named.community(
                request,
                community -> named.person(member, whom(request))
                        .map(person -> allowed(request, member, new Whom(person, community), handler))
                        .orElseGet(Reply::notFound)));
    }

    /// The ban's form carries the name, the question about lifting one has it in its address.
    private static String whom(Request request) {
        String sent = request.form().first("person");
        return sent == null ? request.query().text("person") : sent;
    }

    private Reply allowed(Request request, Viewer.Member member, Whom whom, BiFunction<Request, Whom, Reply> handler) {
        return whom.mayAct(member) ? handler.apply(request, whom) : Refusals.refused(shell, request, whom.mayNot());
    }

    private Reply askBan(Request request, Whom whom) {
        return asking(request, whom, Form.EMPTY, 200);
    }

    private Reply asking(Request request, Whom whom, Form form, int status) {
        CommunityId community = whom.placeId();
        boolean banned = community == null
                ? whom.person().banned()
                : communities.banned(community, whom.person().person().id());
        BanModel model = new BanModel(whom.person().person(), whom.place(), banned, whom.path(), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.ban(frame, model));
    }

    private Reply ban(Request request, Whom whom) {
        String days = request.form().first("days");
        Outcome<PersonId> outcome = days == null || !days.matches("([1-9][0-9]{0,4})?")
                ? new Outcome.Refused<>(Field.EXPIRES, Refusal.TIME_INVALID)
                : ban.ban(
                        request.viewer(),
                        new Ban.Request(
                                whom.person().person().id(),
                                whom.placeId(),
                                until(days),
                                Questions.reason(request),
                                Ask.ticked(request, "remove")));
        return switch (outcome) {
            case Outcome.Done<PersonId>(var person) -> Shell.done(Ask.back(request, whom.path()), Notice.BANNED);
            case Outcome.Missing<PersonId>() -> Reply.notFound();
            case Outcome.Refused<PersonId>(var objections) ->
                asking(request, whom, Typed.in(request).refused(objections), 422);
        };
    }

    /// An empty length means for good.
    private @Nullable Instant until(String days) {
        return days.isEmpty() ? null : clock.instant().plus(Duration.ofDays(Long.parseLong(days)));
    }

    private Reply askLift(Request request, Whom whom) {
        return Questions.ask(shell, request, question(whom));
    }

    private Reply lift(Request request, Whom whom) {
        var outcome =
                ban.lift(request.viewer(), whom.person().person().id(), whom.placeId(), Questions.reason(request));
        return Questions.answer(shell, request, question(whom), outcome, whom.path(), Notice.BAN_LIFTED);
    }

    private static ConfirmModel question(Whom whom) {
        String handle = whom.person().person().handle();
        boolean site = whom.community() == null;
        return new ConfirmModel(
                site ? ConfirmModel.Deed.LIFT_SITE_BAN : ConfirmModel.Deed.LIFT_COMMUNITY_BAN,
                whom.path() + "/lift-ban" + (site ? "" : "?person=" + Paths.query(handle)),
                whom.path(),
                handle,
                0,
                Form.EMPTY);
    }
}
