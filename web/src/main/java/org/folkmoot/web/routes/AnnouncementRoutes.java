package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.WithdrawTerms;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.AnnouncementModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.WhatIfModel;

/// Terms that hold from a later day on: for everybody to read, and for admins to withdraw until then.
public final class AnnouncementRoutes implements Door {

    private final Shell shell;
    private final AnnouncementView announcements;
    private final WithdrawTerms withdrawTerms;
    private final WhatIf whatIf;

    public AnnouncementRoutes(Shell shell, AnnouncementView announcements, WithdrawTerms withdrawTerms, WhatIf whatIf) {
        this.shell = shell;
        this.announcements = announcements;
        this.withdrawTerms = withdrawTerms;
        this.whatIf = whatIf;
    }

    @Override
    public void open(Routes routes) {
        String path = Paths.ANNOUNCED + "/{number}";
        routes.get(path, request -> found(request, announcement -> one(request, announcement)))
                .post(
                        path + "/withdraw",
                        LimitClass.MESSAGE,
                        Refusals.admin(
                                shell,
                                (request, member) ->
                                        found(request, announcement -> withdraw(request, member, announcement))));
    }

    private Reply found(Request request, Function<Announcement, Reply> then) {
        OptionalLong number = Ask.number(request.part("number"));
        return number.isEmpty()
                ? Reply.notFound()
                : announcements
                        .one(new AnnouncementId(number.getAsLong()))
                        .map(then)
                        .orElseGet(Reply::notFound);
    }

    private AnnouncementModel model(Announcement announcement, Form form) {
        List<Comparison> comparisons = announcements.seen(announcement);
        return new AnnouncementModel(announcement, new WhatIfModel(comparisons, whatIf.posts(comparisons)), form);
    }

    private Reply one(Request request, Announcement announcement) {
        AnnouncementModel model = model(announcement, Form.EMPTY);
        return shell.page(request, (pages, frame) -> pages.announcement(frame, model));
    }

    private Reply withdraw(Request request, Viewer.Member member, Announcement announcement) {
        Outcome<AnnouncementId> outcome = withdrawTerms.withdraw(member, announcement.id(), Questions.reason(request));
        return switch (outcome) {
            case Outcome.Done<AnnouncementId>(AnnouncementId id) ->
                Shell.done(Paths.announced(id), Notice.TERMS_WITHDRAWN);
            case Outcome.Missing<AnnouncementId>() -> Reply.notFound();
            case Outcome.Refused<AnnouncementId>(List<Objection> objections) ->
                refused(request, announcement, objections);
        };
    }

    /// What is over has no form to come back to.
    private Reply refused(Request request, Announcement announcement, List<Objection> objections) {
        Optional<Announcement> now = announcements.one(announcement.id()).filter(one -> one.end() == null);
        if (now.isEmpty()) {
            return Refusals.refused(shell, request, objections);
        }
        AnnouncementModel again = model(now.get(), Typed.in(request).refused(objections));
        return shell.refused(request, (pages, frame) -> pages.announcement(frame, again));
    }
}
