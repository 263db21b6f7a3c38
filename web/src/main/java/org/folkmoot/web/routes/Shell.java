package org.folkmoot.web.routes;

import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.folkmoot.forum.accounts.Namesakes;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.notifications.AttentionView;
import org.folkmoot.forum.notifications.AttentionView.Attention;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.markdown.Markdown;
import org.folkmoot.web.markdown.OwnMarkdown;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.messages.Words;
import org.folkmoot.web.pages.AssetUrls;
import org.folkmoot.web.pages.Entry;
import org.folkmoot.web.pages.Frame;
import org.folkmoot.web.pages.LensMenu;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Pages;
import org.folkmoot.web.pages.ProblemModel;
import org.folkmoot.web.pages.Site;
import org.folkmoot.web.pages.Theme;
import org.folkmoot.web.pages.Waiting;
import org.jspecify.annotations.Nullable;

/// Puts the frame around every page: the site, who reads, in which words, and what waits for them.
public final class Shell {

    static final String THEME = "theme";
    /// The query's part that says what just became of a form; never part of a page's own address.
    private static final String DONE = "done";

    private static final Pattern DONE_PART = Pattern.compile("[?&]" + DONE + "=[a-z-]*");

    private static final Markdown OWN_HOST_UNKNOWN = new Markdown("");

    private final org.folkmoot.forum.instances.Site site;
    private final Namesakes namesakes;
    private final AttentionView attention;
    private final Catalogues catalogues;
    private final AssetUrls assets;
    private final OwnMarkdown markdown;
    private final Lenses lenses;
    private final Pages pages = new Pages();
    private final InstantSource clock;

    public Shell(
            org.folkmoot.forum.instances.Site site,
            Namesakes namesakes,
            AttentionView attention,
            Catalogues catalogues,
            AssetUrls assets,
            OwnMarkdown markdown,
            Lenses lenses,
            InstantSource clock) {
        this.site = site;
        this.namesakes = namesakes;
        this.lenses = lenses;
        this.markdown = markdown;
        this.attention = attention;
        this.catalogues = catalogues;
        this.assets = assets;
        this.clock = clock;
    }

    /// A page to read. For visitors it holds no form and may be kept for a moment, unless it was drawn for their
    /// browser
    /// alone.
    Reply page(Request request, BiFunction<Pages, Frame, byte[]> drawn) {
        boolean member = request.viewer() instanceof Viewer.Member;
        Reply reply = drawn(request, 200, member, drawn);
        boolean usual = theme(request) == Theme.DEVICE && request.query().first(DONE) == null;
        return member || !usual ? reply : reply.withCache(CachePolicy.PUBLIC_SHORT);
    }

    /// A page with a form, for anybody.
    Reply form(Request request, BiFunction<Pages, Frame, byte[]> drawn) {
        return drawn(request, 200, true, drawn);
    }

    /// A page with a form that was refused: what was typed is in it again.
    Reply refused(Request request, BiFunction<Pages, Frame, byte[]> drawn) {
        return drawn(request, 422, true, drawn);
    }

    /// A problem, said in the site's frame. When even the frame cannot be had, because the database is out of reach,
    /// the
    /// reader is shown the page as a visitor.
    Reply problem(Request request, int status, ProblemModel model) {
        return Reply.html(status, pages.problem(bareFrame(request), model));
    }

    private Frame bareFrame(Request request) {
        Site shown = known(request);
        return new Frame(
                shown,
                namesakes.lastKnown(),
                request.viewer(),
                Waiting.NOTHING,
                words(request),
                assets,
                OWN_HOST_UNKNOWN,
                clock.instant(),
                path(request.target()),
                Entry.NONE,
                request.viewer() instanceof Viewer.Member ? request.csrf() : null,
                theme(request),
                null,
                LensMenu.NONE);
    }

    /// The site as it was last known; nothing is asked of the database.
    private Site known(Request request) {
        return site.lastKnown().map(settings -> shown(settings, request)).orElseGet(() -> notSetUp(request));
    }

    Reply drawn(Request request, int status, boolean forms, BiFunction<Pages, Frame, byte[]> drawn) {
        return Reply.html(status, drawn.apply(pages, frame(request, forms)));
    }

    /// Whether the site has been set up.
    boolean setUp() {
        return site.settings().isPresent();
    }

    private Frame frame(Request request, boolean forms) {
        return new Frame(
                shownSite(request),
                namesakes.guarded(),
                request.viewer(),
                waiting(request.viewer()),
                words(request),
                assets,
                markdown(),
                clock.instant(),
                path(request.target()),
                Entry.NONE,
                forms ? request.csrf() : null,
                theme(request),
                notice(request),
                new LensMenu(lens(request), kept(request.viewer()), lenses.choices()));
    }

    /// Through which lens the reader looks: as the address says, or the form of a page that was seen so; else as they
    /// keep it, else as the site counts.
    Lens lens(Request request) {
        String asked = request.query().has("lens")
                ? request.query().first("lens")
                : request.form().first("lens");
        return lenses.allowed(Lens.read(asked).orElseGet(() -> kept(request.viewer())));
    }

    private static Lens kept(Viewer viewer) {
        String kept = viewer instanceof Viewer.Member member ? member.lens() : null;
        return Lens.read(kept).orElseGet(Lens.Site::new);
    }

    /// Markdown as it is written on this site.
    Markdown markdown() {
        return markdown.markdown();
    }

    private Site shownSite(Request request) {
        return site.settings().map(settings -> shown(settings, request)).orElseGet(() -> notSetUp(request));
    }

    private static Site shown(SiteSettings settings, Request request) {
        String address = settings.publicAddress();
        return new Site(
                settings.name(),
                settings.description(),
                PublicAddress.domain(address == null ? request.addressInBrowser() : address),
                Site.SignUp.valueOf(settings.signUp().name()),
                settings.downvotes(),
                settings.adminsOnlyFoundCommunities());
    }

    private static Site notSetUp(Request request) {
        return new Site(
                "Folkmoot", null, PublicAddress.domain(request.addressInBrowser()), Site.SignUp.CLOSED, true, false);
    }

    private Waiting waiting(Viewer viewer) {
        PersonId person = viewer.person();
        if (person == null) {
            return Waiting.NOTHING;
        }
        Attention counted = attention.of(viewer, person);
        boolean looksAfter = viewer.admin() || counted.reports() > 0 || counted.moderates();
        return new Waiting(
                counted.replies(),
                counted.messages(),
                looksAfter ? counted.reports() : null,
                viewer.admin() ? counted.applications() : null,
                counted.decisions(),
                counted.apart(),
                counted.asks());
    }

    Words words(Request request) {
        String asked = request.query().first("locale");
        if (asked != null) {
            return catalogues.words(asked);
        }
        String chosen = request.viewer() instanceof Viewer.Member member ? member.locale() : null;
        return chosen != null ? catalogues.words(chosen) : catalogues.spoken(request.languages());
    }

    /// The language that the browser asks for, as far as we speak it; null when it asks for none of ours.
    @Nullable
    String spoken(Request request) {
        return catalogues.dearest(request.languages());
    }

    private static Theme theme(Request request) {
        String kept = request.cookie(THEME);
        if (kept == null) {
            return Theme.DEVICE;
        }
        return switch (kept) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.DEVICE;
        };
    }

    private static @Nullable Notice notice(Request request) {
        String done = request.query().first(DONE);
        if (done == null) {
            return null;
        }
        for (Notice notice : Notice.values()) {
            if (word(notice).equals(done)) {
                return notice;
            }
        }
        return null;
    }

    /// Sends the browser on, to be told there what was done.
    static Reply done(String path, Notice notice) {
        int hash = path.indexOf('#');
        String page = hash < 0 ? path : path.substring(0, hash);
        String anchor = hash < 0 ? "" : path.substring(hash);
        String joined = page + (page.contains("?") ? "&" : "?") + DONE + "=" + word(notice);
        return Reply.redirect(joined + anchor);
    }

    private static String word(Notice notice) {
        return notice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String path(String target) {
        return DONE_PART.matcher(target).replaceFirst("");
    }
}
