package org.folkmoot.web.routes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.accounts.SetUpSite;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.SetUpModel;

/// The first page of a new instance, open to whoever has the one-time key that the server printed.
public final class SetUpRoutes implements Door {

    static final String PATH = "/set-up";

    private final Shell shell;
    private final Site site;
    private final SetUpSite setUpSite;
    private final String key;

    /// Opens the first page.
    ///
    /// @param key made anew at each start while the site is not set up
    public SetUpRoutes(Shell shell, Site site, SetUpSite setUpSite, String key) {
        this.shell = shell;
        this.site = site;
        this.setUpSite = setUpSite;
        this.key = key;
    }

    @Override
    public void open(Routes routes) {
        routes.get(PATH, this::ask).post(PATH, LimitClass.REGISTER, this::setUp);
    }

    private Reply ask(Request request) {
        if (site.settings().isPresent()) {
            return Reply.redirect("/");
        }
        String given = request.query().text("key");
        Form form = Form.of("address", request.addressInBrowser(), "key", given);
        return shell.form(request, (pages, frame) -> pages.setUp(frame, new SetUpModel(form, !given.isEmpty())));
    }

    private Reply setUp(Request request) {
        String given = request.form().text("key");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))) {
            Form form = Typed.in(request).refused(List.of(new Objection(Field.SETUP_KEY, Refusal.SETUP_KEY_WRONG)));
            return shell.refused(request, (pages, frame) -> pages.setUp(frame, new SetUpModel(form, false)));
        }
        Outcome<SetUpSite.Ready> outcome = setUpSite.setUp(new SetUpSite.Request(
                request.form().text("site-name"),
                "",
                request.form().text("address"),
                Mode.OPEN,
                request.form().text("name"),
                request.form().text("password"),
                shell.spoken(request),
                Ask.agent(request)));
        return switch (outcome) {
            case Outcome.Done<SetUpSite.Ready>(var ready) ->
                Reply.redirect("/").startingSession(ready.session(), Sessions.LIFE);
            case Outcome.Missing<SetUpSite.Ready>() -> Reply.notFound();
            case Outcome.Refused<SetUpSite.Ready>(var objections) -> {
                Form typed = Typed.in(request);
                Form form = Form.of(
                                "key", given,
                                "site-name", typed.text("site-name"),
                                "address", typed.text("address"),
                                "name", typed.text("name"))
                        .refused(objections);
                yield shell.refused(request, (pages, frame) -> pages.setUp(frame, new SetUpModel(form, true)));
            }
        };
    }
}
