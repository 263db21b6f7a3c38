package org.folkmoot.web.routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.folkmoot.forum.feeds.SiteView;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteDraft;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.messages.Words;
import org.folkmoot.web.pages.AboutModel;
import org.folkmoot.web.pages.AdminModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.jspecify.annotations.Nullable;

/// What the site is, for everybody, and its settings, for its admins.
public final class SiteRoutes implements Door {

    private final Shell shell;
    private final Site site;
    private final SiteView siteView;
    private final ChangeSite changeSite;
    private final String version;
    private final Function<Words, List<AdminModel.State>> states;

    /// Opens the pages about the site.
    ///
    /// @param version of Folkmoot
    /// @param states  how the running server is
    public SiteRoutes(
            Shell shell,
            Site site,
            SiteView siteView,
            ChangeSite changeSite,
            String version,
            Function<Words, List<AdminModel.State>> states) {
        this.shell = shell;
        this.site = site;
        this.siteView = siteView;
        this.changeSite = changeSite;
        this.version = version;
        this.states = states;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/about", this::about)
                .get("/admin", Refusals.admin(shell, (request, member) -> asking(request, settings(), 200)))
                .post("/admin", LimitClass.MESSAGE, Refusals.admin(shell, this::change));
    }

    private Reply about(Request request) {
        SiteView.Counts counts = siteView.counts();
        AboutModel model = new AboutModel(
                counts.members(), counts.communities(), counts.posts(), counts.comments(), siteView.admins(), version);
        return shell.page(request, (pages, frame) -> pages.about(frame, model));
    }

    private Form settings() {
        return site.settings()
                .map(settings -> Form.of(
                        "site-name",
                        settings.name(),
                        "description",
                        orEmpty(settings.description()),
                        "address",
                        orEmpty(settings.publicAddress()),
                        "sign-up",
                        settings.signUp().name(),
                        "answer",
                        orEmpty(settings.applicationQuestion()),
                        "downvotes",
                        settings.downvotes() ? "on" : "",
                        "admins-only",
                        settings.adminsOnlyFoundCommunities() ? "on" : "",
                        "signed-fetch",
                        settings.signedFetch() ? "on" : ""))
                .orElse(Form.EMPTY);
    }

    private Reply asking(Request request, Form form, int status) {
        boolean fixed = site.settings()
                .map(SiteSettings::publicAddress)
                .map(address -> !PublicAddress.local(address))
                .orElse(false);
        AdminModel model = new AdminModel(form, fixed, states.apply(shell.words(request)));
        return shell.drawn(request, status, true, (pages, frame) -> pages.admin(frame, model));
    }

    private Reply change(Request request, Viewer.Member member) {
        Outcome<SiteDraft> outcome = changeSite.change(
                member,
                new ChangeSite.Request(
                        request.form().text("site-name"),
                        request.form().text("description"),
                        request.form().text("address"),
                        signUp(request),
                        request.form().text("answer"),
                        Ask.ticked(request, "downvotes"),
                        Ask.ticked(request, "admins-only"),
                        Ask.ticked(request, "signed-fetch")));
        return switch (outcome) {
            case Outcome.Done<SiteDraft>(var draft) -> Shell.done("/admin", Notice.SAVED);
            case Outcome.Missing<SiteDraft>() -> Reply.notFound();
            case Outcome.Refused<SiteDraft>(var objections) ->
                asking(request, typed(request).refused(objections), 422);
        };
    }

    /// An address that is fixed is shown, but not sent.
    private Form typed(Request request) {
        Map<String, String> typed = new LinkedHashMap<>(Typed.in(request).typed());
        typed.putIfAbsent("address", settings().text("address"));
        return new Form(typed, List.of());
    }

    /// A form that names none of the ways keeps the site closed rather than opening it.
    private static Mode signUp(Request request) {
        String asked = request.form().text("sign-up");
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(asked)) {
                return mode;
            }
        }
        return Mode.CLOSED;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
