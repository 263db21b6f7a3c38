package org.folkmoot.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.folkmoot.server.RunningServer;

/// Every page of the site in every state that the [Town] brings about, by who reads it.
final class TownPages {

    /// A page to look at.
    ///
    /// @param then what is done on it before the picture is taken, such as opening a menu
    record Shown(String name, String address, Consumer<Page> then) {

        Shown(String name, String address) {
            this(name, address, page -> {});
        }
    }

    private final Town town;
    private final RunningServer server;

    TownPages(Town town, RunningServer server) {
        this.town = town;
        this.server = server;
    }

    /// The pages of each reader, by their name; `visitor` is nobody.
    Map<String, List<Shown>> byReader() {
        Map<String, List<Shown>> pages = new LinkedHashMap<>();
        pages.put("visitor", visitor());
        pages.put("ben", member());
        pages.put("emil", banned());
        pages.put(
                "watchseller",
                List.of(
                        new Shown("subscribed-empty", "/subscribed", TownPages::leaveAll),
                        new Shown("inbox-empty", "/inbox"),
                        new Shown("messages-empty", "/messages"),
                        new Shown("conversation-closed", "/messages/ben")));
        pages.put("aino", moderator());
        pages.put("admin", admin());
        return pages;
    }

    private List<Shown> visitor() {
        return List.of(
                new Shown("front", "/"),
                new Shown("front-orders", "/", page -> open(page, ".orders details.menu > summary")),
                new Shown("front-top", "/?order=top-all"),
                new Shown("local", "/local"),
                new Shown("comments", "/comments"),
                new Shown("communities", "/communities"),
                new Shown("community", "/c/garden"),
                new Shown("community-empty", "/c/beekeeping?order=top-hour"),
                new Shown("thread", town.post("What grew")),
                new Shown("thread-counted", town.post("The night train"), page -> open(page, ".counted > summary")),
                new Shown("thread-locked", town.post("Should the council")),
                new Shown("thread-removed", town.post("Cheap watches")),
                new Shown("thread-deleted", town.post("Never mind")),
                new Shown("thread-lonely", town.post("When do you stop")),
                new Shown("person", "/u/aino"),
                new Shown("person-banned", "/u/watchseller"),
                new Shown("search", "/search"),
                new Shown("search-posts", "/search?q=bread"),
                new Shown("search-comments", "/search?q=quinces&kind=comments"),
                new Shown("search-communities", "/search?q=mend&kind=communities"),
                new Shown("search-people", "/search?q=ha&kind=people"),
                new Shown("search-nothing", "/search?q=zeppelin"),
                new Shown("modlog", "/modlog"),
                new Shown("modlog-community", "/modlog?community=garden"),
                new Shown("about", "/about"),
                new Shown("peers", "/peers"),
                new Shown("peers-refused", "/peers?server=no+server"),
                new Shown("standing", "/peers/railway.example"),
                new Shown("standing-not-met", "/peers/never.example"),
                new Shown("decisions", "/decisions"),
                new Shown("decision", "/decisions/1"),
                new Shown("consultations", "/consultations"),
                new Shown("log-in", "/log-in?next=/inbox"),
                new Shown("log-in-refused", "/log-in", page -> {
                    page.locator("#field-name").fill("aino");
                    page.locator("#field-password").fill("not this one");
                    send(page);
                }),
                new Shown("sign-up", "/sign-up"),
                new Shown("sign-up-refused", "/sign-up", page -> {
                    page.locator("#field-name").fill("aino");
                    page.locator("#field-password").fill("long enough it is");
                    page.locator("#field-answer").fill("Leeks.");
                    send(page);
                }),
                new Shown("missing", "/post/999999"),
                new Shown("password", server.passwordLink("dana")));
    }

    private List<Shown> member() {
        String comment = town.commentPath("What grew", "Quince paste");
        return List.of(
                new Shown("front", "/"),
                new Shown("front-menu", "/", page -> open(page, "details.account > summary")),
                new Shown("subscribed", "/subscribed"),
                new Shown("inbox", "/inbox"),
                new Shown("inbox-all", "/inbox?show=all"),
                new Shown("messages", "/messages"),
                new Shown("conversation", "/messages/aino"),
                new Shown("conversation-new", "/messages/farida"),
                new Shown("message-report", "/message/" + town.message("I am at the gate") + "/report"),
                new Shown("message-edit", "/message/" + town.message("Gladly!") + "/edit"),
                new Shown("submit", "/submit"),
                new Shown("submit-refused", "/submit?community=garden", page -> {
                    page.locator("#field-title").fill("Hm");
                    page.locator("#field-url").fill("ftp://old.example/");
                    send(page);
                }),
                new Shown("community", "/c/trains"),
                new Shown("thread-own", town.post("What grew")),
                new Shown("thread-other", town.post("The night train")),
                new Shown(
                        "thread-reply",
                        town.post("The night train"),
                        page -> page.locator("a[href*='reply=']").first().click()),
                new Shown("post-edit", town.post("What grew") + "/edit"),
                new Shown("post-delete", town.post("What grew") + "/delete"),
                new Shown("post-report", town.post("The night train") + "/report"),
                new Shown("post-edit-of-others", town.post("The night train") + "/edit"),
                new Shown("comment-edit", comment + "/edit"),
                new Shown("comment-delete", comment + "/delete"),
                new Shown("comment-report", town.commentPath("What grew", "Forty kilos") + "/report"),
                new Shown("community-new", "/communities/new"),
                new Shown("person-own", "/u/ben"),
                new Shown("person-other", "/u/cleo"),
                new Shown("person-blocked", "/u/emil"),
                new Shown("settings", "/settings"),
                new Shown("settings-servers", "/settings/servers"),
                new Shown("settings-delete", "/settings/delete"),
                new Shown("settings-address", "/settings/address"),
                new Shown("reports-refused", "/reports"),
                new Shown("members-only", "/c/town"));
    }

    private List<Shown> banned() {
        return List.of(
                new Shown("thread-banned", town.post("The night train")),
                new Shown("thread-locked", town.post("Should the council")),
                new Shown("community-banned", "/c/trains"),
                new Shown("vote-refused", town.post("The night train"), page -> {
                    page.locator(".thread .votes [aria-pressed=false]").last().click();
                    page.locator(".votes-refused").first().waitFor();
                }));
    }

    private List<Shown> moderator() {
        return List.of(
                new Shown("front", "/"),
                new Shown("moderated", "/moderated"),
                new Shown("reports", "/reports"),
                new Shown("reports-all", "/reports?show=all"),
                new Shown("community", "/c/garden"),
                new Shown("community-edit", "/c/garden/edit"),
                new Shown("community-close", "/c/garden/delete"),
                new Shown("moderators", "/c/garden/moderators"),
                new Shown("thread", town.post("What grew")),
                new Shown(
                        "thread-menu",
                        town.post("What grew"),
                        page -> open(page, ".thread > .acts details.menu > summary")),
                new Shown("thread-removed", town.post("Cheap watches")),
                new Shown("post-remove", town.post("My neighbour") + "/remove"),
                new Shown("post-lock", town.post("My neighbour") + "/lock"),
                new Shown("comment-remove", town.commentPath("What grew", "Beans") + "/remove"),
                new Shown("ban", "/c/garden/ban?person=emil"));
    }

    private List<Shown> admin() {
        return List.of(
                new Shown("front", "/"),
                new Shown("admin", "/admin"),
                new Shown("now", "/admin/now"),
                new Shown("federation", "/admin/federation"),
                new Shown("federation-ill", "/admin/federation?show=ill"),
                new Shown("federation-peer", "/admin/federation", page -> {
                    page.locator("#lines h2 a").first().click();
                    page.waitForLoadState();
                }),
                new Shown("peers", "/peers"),
                new Shown("standing", "/peers/railway.example"),
                new Shown("decision", "/decisions/1"),
                new Shown("terms", "/peers/railway.example/terms"),
                new Shown("announced", "/peers/railway.example/terms?preset=open", page -> {
                    page.locator("#field-starts").fill("2099-01-01");
                    page.locator("#field-reason").fill("In good time.");
                    page.locator("button[value=change]").click();
                    page.locator("form[action$='/withdraw']").waitFor();
                }),
                new Shown("decisions-to-come", "/decisions"),
                new Shown("consultation-form", "/consultations/new"),
                new Shown("what-if", "/peers/railway.example/terms?preset=open", page -> {
                    page.locator("button[value=look]").click();
                    page.locator("#looked button[value=keep]").click();
                    page.locator(".changes").first().waitFor();
                }),
                new Shown("what-ifs", "/what-if"),
                new Shown("terms-end", "/peers/railway.example/end"),
                new Shown("terms-standard", "/peers/standard/terms?preset=quiet"),
                new Shown("terms-looked", "/peers/railway.example/terms?preset=open", page -> {
                    page.locator("button[value=look]").click();
                    page.locator("#looked").waitFor();
                }),
                new Shown("terms-refused", "/peers/new.example/terms?preset=quiet", page -> {
                    page.locator("#field-cap").fill("30");
                    page.locator("#field-domains").fill("not a server!");
                    page.locator("button[value=look]").click();
                    page.locator("[role=alert]").waitFor();
                }),
                new Shown("applications", "/applications"),
                new Shown(
                        "applications-decline",
                        "/applications",
                        page -> open(page, "details.menu.quiet-menu > summary")),
                new Shown("reports", "/reports"),
                new Shown("reports-messages", "/reports/messages"),
                new Shown("modlog", "/modlog"),
                new Shown("ban", "/u/emil/ban"),
                new Shown("lift-ban", "/u/watchseller/lift-ban"),
                new Shown("community-remove", "/c/garden/remove"),
                new Shown("ban-lift-community", "/c/trains/lift-ban?person=emil"),
                new Shown("person-banned", "/u/watchseller"));
    }

    private static void open(Page page, String summary) {
        page.locator(summary).first().click();
    }

    private static void send(Page page) {
        page.locator("main form.form button.primary").first().click();
        page.waitForLoadState();
    }

    /// Leaves every community, so that there is nothing to read.
    private static void leaveAll(Page page) {
        List<String> places =
                new ArrayList<>(List.of("garden", "trains", "selfhosted", "cooking", "mending", "town", "beekeeping"));
        String back = page.url();
        for (String place : places) {
            page.navigate(back.replaceFirst("/subscribed.*", "/c/" + place));
            if (page.locator("form[action$='/unsubscribe'] button").count() > 0) {
                page.locator("form[action$='/unsubscribe'] button").first().click();
                page.waitForLoadState();
            }
        }
        page.navigate(back);
    }
}
