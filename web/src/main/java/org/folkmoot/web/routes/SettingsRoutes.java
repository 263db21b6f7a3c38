package org.folkmoot.web.routes;

import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.ChangePassword;
import org.folkmoot.forum.accounts.ChangeProfile;
import org.folkmoot.forum.accounts.ChooseLens;
import org.folkmoot.forum.accounts.ChooseLetters;
import org.folkmoot.forum.accounts.GiveAddress;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.accounts.PersonView;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.accounts.Wishes;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.notifications.ChooseSenders;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.speech.ProfileRule.Profile;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Senders;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.pages.AddressModel;
import org.folkmoot.web.pages.DeleteAccountModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.SettingsModel;
import org.folkmoot.web.pages.Theme;

/// What members decide for themselves: profile, appearance, password, and leaving.
public final class SettingsRoutes implements Door {

    private static final String PATH = "/settings";
    /// A year, in seconds.
    private static final long THEME_LIFE = 31_536_000;

    private final Shell shell;
    private final Catalogues catalogues;
    private final Accounts accounts;
    private final PersonView people;
    private final CommunityView communities;
    private final ChangeProfile changeProfile;
    private final ChooseSenders chooseSenders;
    private final ChangePassword changePassword;
    private final EraseAccount eraseAccount;
    private final ChooseLens chooseLens;
    private final Mail mail;

    /// What it takes to say where letters go, and which.
    public record Mail(MailOutbox outbox, GiveAddress giveAddress, ChooseLetters chooseLetters) {}

    public SettingsRoutes(
            Shell shell,
            Catalogues catalogues,
            Accounts accounts,
            PersonView people,
            CommunityView communities,
            ChangeProfile changeProfile,
            ChooseSenders chooseSenders,
            ChangePassword changePassword,
            EraseAccount eraseAccount,
            ChooseLens chooseLens,
            Mail mail) {
        this.mail = mail;
        this.chooseLens = chooseLens;
        this.shell = shell;
        this.catalogues = catalogues;
        this.accounts = accounts;
        this.people = people;
        this.communities = communities;
        this.changeProfile = changeProfile;
        this.chooseSenders = chooseSenders;
        this.changePassword = changePassword;
        this.eraseAccount = eraseAccount;
    }

    @Override
    public void open(Routes routes) {
        routes.get(PATH, Ask.member((request, member) -> page(request, member, profile(member), Form.EMPTY, 200)))
                .post(PATH + "/profile", LimitClass.MESSAGE, Ask.member(this::changeProfile))
                .post(PATH + "/appearance", LimitClass.MESSAGE, Ask.member(this::changeAppearance))
                .post(PATH + "/lens", LimitClass.MESSAGE, Ask.member(this::chooseLens))
                .get(PATH + "/address", Ask.member(this::askAddress))
                .post(PATH + "/address", LimitClass.REGISTER, Ask.member(this::giveAddress))
                .post(PATH + "/letters", LimitClass.MESSAGE, Ask.member(this::chooseLetters))
                .post(PATH + "/messages", LimitClass.MESSAGE, Ask.member(this::chooseSenders))
                .post(PATH + "/password", LimitClass.REGISTER, Ask.member(this::changePassword))
                .get(PATH + "/delete", Ask.member((request, member) -> askErasure(request, member, Form.EMPTY, 200)))
                .post(PATH + "/delete", LimitClass.REGISTER, Ask.member(this::erase));
    }

    private Reply chooseLens(Request request, Viewer.Member member) {
        Lens lens = Lens.read(request.form().first("lens")).orElseGet(Lens.Site::new);
        return Refusals.answer(
                shell,
                request,
                chooseLens.choose(member.person(), lens),
                kept -> Shell.done(Ask.back(request, "/"), Notice.SAVED));
    }

    private Reply page(Request request, Viewer.Member member, Form profile, Form password, int status) {
        SettingsModel model = new SettingsModel(
                profile,
                password,
                letters(member),
                member.locale(),
                catalogues.offered(),
                chooseSenders.chosen(member.person()),
                accounts.blockedBy(member.person()),
                communities.blockedBy(member.person()));
        return shell.drawn(request, status, true, (pages, frame) -> pages.settings(frame, model));
    }

    private SettingsModel.Letters letters(Viewer.Member member) {
        Accounts.Preferences known = accounts.preferences(member.person()).orElseThrow();
        return new SettingsModel.Letters(
                mail.outbox().sends(),
                known.email(),
                known.confirmed(),
                known.wishes().asked(),
                known.wishes().reminders());
    }

    private Reply askAddress(Request request, Viewer.Member member) {
        String known = accounts.preferences(member.person())
                .map(Accounts.Preferences::email)
                .orElse("");
        return address(request, Form.of("email", known), 200);
    }

    private Reply address(Request request, Form form, int status) {
        AddressModel model = new AddressModel(mail.outbox().sends(), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.address(frame, model));
    }

    private Reply giveAddress(Request request, Viewer.Member member) {
        Outcome<PersonId> outcome = mail.giveAddress()
                .give(new GiveAddress.Request(
                        member.person(),
                        request.form().text("password"),
                        request.form().text("email")));
        return switch (outcome) {
            case Outcome.Done<PersonId> done -> {
                boolean written = mail.outbox().sends()
                        && accounts.preferences(member.person())
                                .filter(known -> known.email() != null && !known.confirmed())
                                .isPresent();
                yield Shell.done(PATH + "#letters", written ? Notice.ADDRESS_SAVED : Notice.SAVED);
            }
            case Outcome.Missing<PersonId>() -> Reply.notFound();
            case Outcome.Refused<PersonId>(var objections) ->
                address(request, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply chooseLetters(Request request, Viewer.Member member) {
        mail.chooseLetters()
                .choose(member.person(), new Wishes(Ask.ticked(request, "asked"), Ask.ticked(request, "reminders")));
        return Shell.done(PATH + "#letters", Notice.SAVED);
    }

    private Form profile(Viewer.Member member) {
        Known known = known(member);
        return Form.of(
                "display-name", known.displayName(), "description", known.bio(), "nsfw", known.showsNsfw() ? "on" : "");
    }

    /// What holds for a member now.
    private record Known(String displayName, String bio, boolean showsNsfw) {}

    private Known known(Viewer.Member member) {
        var person = people.page(member, member.person());
        var preferences = accounts.preferences(member.person());
        return new Known(
                person.map(page -> page.person().displayName()).orElse(""),
                person.map(PersonPage::bio).orElse(""),
                preferences.map(Accounts.Preferences::showsNsfw).orElse(false));
    }

    private Reply changeProfile(Request request, Viewer.Member member) {
        Outcome<Profile> outcome = changeProfile.change(new ChangeProfile.Request(
                member.person(),
                request.form().text("display-name"),
                request.form().text("description"),
                member.locale(),
                Ask.ticked(request, "nsfw")));
        return switch (outcome) {
            case Outcome.Done<Profile>(var profile) -> Shell.done(PATH, Notice.SAVED);
            case Outcome.Missing<Profile>() -> Reply.notFound();
            case Outcome.Refused<Profile>(var objections) ->
                page(request, member, Typed.in(request).refused(objections), Form.EMPTY, 422);
        };
    }

    private Reply changeAppearance(Request request, Viewer.Member member) {
        String asked = request.form().text("locale");
        String locale = catalogues.offered().contains(asked) ? asked : null;
        Known known = known(member);
        var outcome = changeProfile.change(new ChangeProfile.Request(
                member.person(), known.displayName(), known.bio(), locale, known.showsNsfw()));
        return Refusals.answer(
                shell,
                request,
                outcome,
                profile -> Shell.done(PATH + "#appearance", Notice.SAVED)
                        .withHeader("Set-Cookie", theme(request.form().text("theme"))));
    }

    /// The theme belongs to the browser, not to the person: a phone may be dark where a desk is light.
    private static String theme(String asked) {
        boolean chosen = asked.equals(Paths.word(Theme.LIGHT)) || asked.equals(Paths.word(Theme.DARK));
        return Shell.THEME + "=" + (chosen ? asked : "") + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + (chosen ? THEME_LIFE : 0);
    }

    private Reply chooseSenders(Request request, Viewer.Member member) {
        String asked = request.form().text("senders");
        for (Senders senders : Senders.values()) {
            if (Paths.word(senders).equals(asked)) {
                chooseSenders.choose(member.person(), senders);
            }
        }
        return Shell.done(PATH + "#messages", Notice.SAVED);
    }

    private Reply changePassword(Request request, Viewer.Member member) {
        Outcome<String> outcome = changePassword.change(new ChangePassword.Request(
                member.person(),
                request.form().text("password"),
                request.form().text("new-password"),
                Ask.agent(request)));
        return switch (outcome) {
            case Outcome.Done<String>(String session) ->
                Shell.done(PATH, Notice.PASSWORD_CHANGED).startingSession(session, Sessions.LIFE);
            case Outcome.Missing<String>() -> Reply.notFound();
            case Outcome.Refused<String>(var objections) ->
                page(request, member, profile(member), Form.EMPTY.refused(objections), 422);
        };
    }

    private Reply askErasure(Request request, Viewer.Member member, Form form, int status) {
        var person = people.page(member, member.person());
        DeleteAccountModel model = new DeleteAccountModel(
                person.map(PersonPage::posts).orElse(0L),
                person.map(PersonPage::comments).orElse(0L),
                communities.leanOnlyOn(member.person()),
                form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.deleteAccount(frame, model));
    }

    private Reply erase(Request request, Viewer.Member member) {
        Outcome<PersonId> outcome = eraseAccount.erase(
                member,
                new EraseAccount.Request(
                        request.form().text("password"),
                        request.form().text("content").equals("delete")));
        return switch (outcome) {
            case Outcome.Done<PersonId>(var person) ->
                Shell.done("/", Notice.ACCOUNT_DELETED).endingSession();
            case Outcome.Missing<PersonId>() -> Reply.notFound();
            case Outcome.Refused<PersonId>(var objections) ->
                askErasure(request, member, Typed.in(request).refused(objections), 422);
        };
    }
}
