package org.folkmoot.web.routes;

import org.folkmoot.forum.accounts.AskForPassword;
import org.folkmoot.forum.accounts.LogIn;
import org.folkmoot.forum.accounts.PasswordLinks;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.LocalPath;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.LogInModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.PasswordModel;
import org.folkmoot.web.pages.ProblemModel;
import org.folkmoot.web.pages.SignUpModel;
import org.jspecify.annotations.Nullable;

/// Coming in and going out: signing up, logging in, logging out, and setting a password by a link.
public final class AccountRoutes implements Door {

    private static final String FORGOTTEN = "/forgotten-password";

    private final Shell shell;
    private final Site site;
    private final SignUp signUp;
    private final LogIn logIn;
    private final Sessions sessions;
    private final PasswordLinks passwordLinks;
    private final AskForPassword askForPassword;
    private final boolean letters;

    /// @param letters whether this site sends any
    public AccountRoutes(
            Shell shell,
            Site site,
            SignUp signUp,
            LogIn logIn,
            Sessions sessions,
            PasswordLinks passwordLinks,
            AskForPassword askForPassword,
            boolean letters) {
        this.askForPassword = askForPassword;
        this.letters = letters;
        this.shell = shell;
        this.site = site;
        this.signUp = signUp;
        this.logIn = logIn;
        this.sessions = sessions;
        this.passwordLinks = passwordLinks;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/sign-up", request -> askSignUp(request, Form.EMPTY, 200))
                .post("/sign-up", LimitClass.REGISTER, this::signUp)
                .get("/log-in", request -> askLogIn(request, Form.EMPTY, 200))
                .post("/log-in", LimitClass.REGISTER, this::logIn)
                .post("/log-out", LimitClass.MESSAGE, this::logOut)
                .get(FORGOTTEN, request -> forgotten(request, false))
                .post(FORGOTTEN, LimitClass.REGISTER, this::sendLink)
                .get("/password/{token}", this::askPassword)
                .post("/password/{token}", LimitClass.REGISTER, this::setPassword);
    }

    private Reply askSignUp(Request request, Form form, int status) {
        if (request.viewer() instanceof Viewer.Member) {
            return Reply.redirect("/");
        }
        String question = site.settings().map(SiteSettings::applicationQuestion).orElse(null);
        SignUpModel model = new SignUpModel(question, next(request), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.signUp(frame, model));
    }

    private Reply signUp(Request request) {
        Outcome<SignUp.Joined> outcome = signUp.signUp(new SignUp.Request(
                request.form().text("name"),
                request.form().text("password"),
                request.form().text("email"),
                request.form().text("answer"),
                shell.spoken(request),
                Ask.agent(request)));
        return switch (outcome) {
            case Outcome.Missing<SignUp.Joined>() -> Reply.notFound();
            case Outcome.Refused<SignUp.Joined>(var objections) ->
                askSignUp(request, Typed.in(request).refused(objections), 422);
            case Outcome.Done<SignUp.Joined>(var joined) -> {
                String session = joined.session();
                yield session == null
                        ? Shell.done("/log-in", Notice.APPLIED)
                        : Reply.redirect(LocalPath.or(next(request), "/")).startingSession(session, Sessions.LIFE);
            }
        };
    }

    private Reply askLogIn(Request request, Form form, int status) {
        if (request.viewer() instanceof Viewer.Member) {
            return Reply.redirect(LocalPath.or(next(request), "/"));
        }
        LogInModel model = new LogInModel(next(request), letters, form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.logIn(frame, model));
    }

    private Reply logIn(Request request) {
        Outcome<String> outcome = logIn.logIn(
                new LogIn.Request(request.form().text("name"), request.form().text("password"), Ask.agent(request)));
        return switch (outcome) {
            case Outcome.Done<String>(String session) ->
                Reply.redirect(LocalPath.or(next(request), "/")).startingSession(session, Sessions.LIFE);
            case Outcome.Missing<String>() -> Reply.notFound();
            case Outcome.Refused<String>(var objections) ->
                askLogIn(request, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply forgotten(Request request, boolean sent) {
        if (!letters) {
            return Reply.redirect("/log-in"); // which says whom to ask
        }
        return shell.form(request, (pages, frame) -> pages.forgotten(frame, sent));
    }

    /// Answers the same whoever is named, and whether or not anybody is written to.
    private Reply sendLink(Request request) {
        askForPassword.ask(request.form().text("whom"));
        return forgotten(request, true);
    }

    private Reply logOut(Request request) {
        String session = request.session();
        if (session != null) {
            sessions.end(session);
        }
        return Shell.done("/", Notice.LOGGED_OUT).endingSession();
    }

    private Reply askPassword(Request request) {
        return password(request, Form.EMPTY, 200);
    }

    private Reply password(Request request, Form form, int status) {
        String token = request.part("token");
        var name = passwordLinks.nameOf(token);
        if (name.isEmpty()) {
            ProblemModel spent = new ProblemModel(ProblemModel.Kind.MISSING);
            return shell.drawn(request, 404, true, (pages, frame) -> pages.problem(frame, spent));
        }
        PasswordModel model = new PasswordModel(name.get(), token, form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.password(frame, model));
    }

    private Reply setPassword(Request request) {
        Outcome<String> outcome =
                passwordLinks.use(request.part("token"), request.form().text("new-password"), Ask.agent(request));
        return switch (outcome) {
            case Outcome.Done<String>(String session) ->
                Shell.done("/", Notice.PASSWORD_CHANGED).startingSession(session, Sessions.LIFE);
            case Outcome.Missing<String>() -> Reply.notFound();
            case Outcome.Refused<String>(var objections) -> password(request, Form.EMPTY.refused(objections), 422);
        };
    }

    private static @Nullable String next(Request request) {
        String sent = request.form().first("next");
        return sent != null ? sent : request.query().first("next");
    }
}
