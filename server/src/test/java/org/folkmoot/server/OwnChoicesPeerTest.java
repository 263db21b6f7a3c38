package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.OurServer.subscribes;
import static org.folkmoot.server.OurServer.thread;
import static org.folkmoot.server.Soon.eventually;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// Six people go through everything that stands on alpha while a person of beta has written in all the
/// places there are: each finds a secret word exactly where they should.
///
/// The six: a visitor; Hila, who hides beta; Opal, who chose to see it; Suse, who subscribes to a
/// community there; Mona, who looks after the community here in which they write; and the admin.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnChoicesPeerTest {

    private static final String LEEKS = "Leeks in winter";
    private static final List<String> AXES =
            List.of("Posts", "Comments", "Communities", "Replies, mentions", "Messages");

    private final OurServer alpha = new OurServer();
    private final OurServer beta = new OurServer("beta");
    private final FormWalk admin = alpha.admin();
    private final FormWalk hila = alpha.member("hila");
    private final FormWalk opal = alpha.member("opal");
    private final FormWalk suse = alpha.member("suse");
    private final FormWalk mona = alpha.member("mona");
    private final FormWalk ben = beta.member("ben");
    private final List<FormWalk> six = List.of(alpha.visitor(), hila, opal, suse, mona, admin);
    /// Where a word may stand, by what the place is called.
    private final Map<String, String> places = new LinkedHashMap<>();

    private String comment = "";

    @BeforeAll
    void benWritesWhereverHeCan() throws Exception {
        OurServer.founds(mona, "garden", "Gardening");
        OurServer.founds(ben, "kitchen", "Cooking");
        subscribes(suse, "kitchen@" + beta.host());
        subscribes(ben, "garden@" + alpha.host());
        String leeks =
                alpha.post(mona, "garden", LEEKS, "They stand in the snow.").replaceFirst(".*(?=/post)", "");
        eventually(() -> ben.open("/?order=new").text().contains(LEEKS));
        beta.post(ben, "kitchen", "Soup with wordkitchen", "Boil it.");
        beta.post(ben, "garden@" + alpha.host(), "Bulbs with wordgarden", "Cheap.");
        thread(ben, LEEKS)
                .form("Comment")
                .fill(
                        "Write a comment",
                        "Ridges of wordcomment, " + mentions("hila", "opal", "suse", "mona", "admin") + ".")
                .send();
        for (String name : List.of("hila", "opal", "suse", "mona", "admin")) {
            OurServer.searches(ben, "@" + name + "@" + alpha.host());
            ben.open("/messages/" + name + "@" + alpha.host())
                    .form("Send")
                    .fill("Your message", "A letter with wordletter")
                    .send();
        }
        eventually(() -> opal.open("/?order=new").text().contains("wordkitchen"));
        eventually(() -> opal.open("/?order=new").text().contains("wordgarden"));
        eventually(() -> opal.open(leeks).text().contains("wordcomment"));
        for (FormWalk member : six.subList(1, 6)) {
            eventually(() -> member.open("/inbox").text().contains("wordcomment"));
            eventually(() -> member.open("/messages").text().contains("wordletter"));
        }
        eventually(() -> opal.open("/search?q=Ridges&kind=comments").text().contains("wordcomment"));
        eventually(() -> opal.open("/search?q=Soup").text().contains("wordkitchen"));
        comment = alpha.one("select id from comment where body like '%wordcomment%'");
        places.put("All wordkitchen", "/?order=new");
        places.put("All wordgarden", "/?order=new");
        places.put("Local wordgarden", "/local?order=new");
        places.put("Subscribed wordkitchen", "/subscribed?order=new");
        places.put("Subscribed wordgarden", "/subscribed?order=new");
        places.put("theirs wordkitchen", "/c/kitchen@" + beta.host());
        places.put("ours wordgarden", "/c/garden");
        places.put("thread wordcomment", leeks);
        places.put("once wordcomment", leeks + "?show=" + comment);
        places.put("comments wordcomment", "/comments");
        places.put("search wordkitchen", "/search?q=Soup");
        places.put("search wordcomment", "/search?q=Ridges&kind=comments");
        places.put("communities Cooking", "/communities");
        places.put("profile wordgarden", "/u/ben@" + beta.host());
        places.put("post wordgarden", "/post/" + alpha.one("select id from post where title like '%wordgarden'"));
        places.put("inbox wordcomment", "/inbox?show=all");
        places.put("apart wordcomment", "/inbox?part=apart&show=all");
        places.put("messages wordletter", "/messages");
        places.put("apart wordletter", "/messages?part=apart");
        places.put("Atom wordkitchen", "/feeds/all.atom");
        places.put("Atom wordgarden", "/feeds/c/garden.atom");
        chooses(hila, "Hide");
    }

    @AfterAll
    void stop() {
        alpha.close();
        beta.close();
    }

    private String mentions(String... names) {
        return String.join(
                " ",
                List.of(names).stream()
                        .map(name -> "@" + name + "@" + alpha.host())
                        .toList());
    }

    private Page choices(FormWalk member) {
        return member.open("/settings/servers/" + beta.host());
    }

    private void chooses(FormWalk member, String what) {
        Form form = choices(member).form("Save");
        for (String axis : AXES) {
            form.fill(axis, what);
        }
        assertThat(form.send().text()).contains("Saved");
    }

    private void decides(boolean choosable) {
        Form form = admin.open("/peers/" + beta.host() + "/terms?preset=open")
                .form("Put in force")
                .fill("Reason", "To see what it does.")
                .choose("Who sees them", "Nobody");
        if (!choosable) {
            form.uncheck("Members may choose to see it, and whoever subscribes to the community does");
        }
        assertThat(form.send().text()).contains("in force");
        admin.open("/");
    }

    /// Who of the six finds each word in each place.
    private Map<String, String> found() {
        Map<String, String> found = new LinkedHashMap<>();
        places.forEach((place, address) -> {
            String word = place.substring(place.lastIndexOf(' ') + 1);
            StringBuilder who = new StringBuilder();
            for (FormWalk person : six) {
                who.append(person.open(address).source().contains(word) ? "y" : "n");
            }
            found.put(place, who.toString());
        });
        return found;
    }

    private void everybodyFinds(String table) {
        Map<String, String> expected = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            String who = line.substring(line.lastIndexOf(' ') + 1);
            expected.put(line.substring(0, line.lastIndexOf(' ')).strip(), who);
        });
        assertThat(found()).containsExactlyEntriesOf(expected);
    }

    @Test
    @Order(1)
    void whereEverybodySeesAServerItIsGoneForWhoHidesIt() {
        everybodyFinds("""
                All wordkitchen        ynyyyy
                All wordgarden         ynyyyy
                Local wordgarden       ynyyyy
                Subscribed wordkitchen nnnynn
                Subscribed wordgarden  nnnnyn
                theirs wordkitchen     ynyyyy
                ours wordgarden        ynyyyy
                thread wordcomment     ynyyyy
                once wordcomment       yyyyyy
                comments wordcomment   ynyyyy
                search wordkitchen     ynyyyy
                search wordcomment     ynyyyy
                communities Cooking    ynyyyy
                profile wordgarden     ynyyyy
                post wordgarden        yyyyyy
                inbox wordcomment      nnyyyy
                apart wordcomment      nynnnn
                messages wordletter    nnyyyy
                apart wordletter       nynnnn
                Atom wordkitchen       yyyyyy
                Atom wordgarden        yyyyyy
                """);
        Page leeks = hila.open(places.getOrDefault("thread wordcomment", ""));
        assertThat(leeks.text()).contains("A comment from a server you hide.");
        assertThat(leeks.follow("Show it once").text()).contains("wordcomment");
        assertThat(hila.open("/").text()).doesNotContain("Do you want to see");
    }

    @Test
    @Order(2)
    void whereNobodyDoesWhoChoseToDoes() throws Exception {
        decides(true);
        eventually(() -> !suse.open("/?order=new").text().contains("wordkitchen"));
        assertThat(opal.open("/").text()).contains("Do you want to see " + beta.host());
        opal.open("/").form("Show it to me").send();
        assertThat(opal.open("/").text()).doesNotContain("Do you want to see");
        suse.open("/").form("Ask me in a week").send();
        assertThat(suse.open("/").text()).doesNotContain("Do you want to see");
        everybodyFinds("""
                All wordkitchen        nnynnn
                All wordgarden         nnynnn
                Local wordgarden       nnynnn
                Subscribed wordkitchen nnnynn
                Subscribed wordgarden  nnnnyn
                theirs wordkitchen     nnyynn
                ours wordgarden        nnynyn
                thread wordcomment     nnynyy
                once wordcomment       nyyyyy
                comments wordcomment   nnynnn
                search wordkitchen     nnynnn
                search wordcomment     nnynnn
                communities Cooking    nnynnn
                profile wordgarden     nnynnn
                post wordgarden        yyyyyy
                inbox wordcomment      nnynyn
                apart wordcomment      nynyny
                messages wordletter    nnynnn
                apart wordletter       nynyyy
                Atom wordkitchen       nnnnnn
                Atom wordgarden        nnnnnn
                """);
    }

    @Test
    @Order(3)
    void whatTheTermsKeepFromEverybodyNobodyChooses() throws Exception {
        Form opened = choices(suse).form("Save").fill("Posts", "Show");
        decides(false);
        eventually(() -> !opal.open("/?order=new").text().contains("wordkitchen"));
        Page refused = opened.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("changed while you were choosing", "Cannot be changed");
        everybodyFinds("""
                All wordkitchen        nnnnnn
                All wordgarden         nnnnnn
                Local wordgarden       nnnnnn
                Subscribed wordkitchen nnnnnn
                Subscribed wordgarden  nnnnnn
                theirs wordkitchen     nnnnnn
                ours wordgarden        nnnnnn
                thread wordcomment     nnnnyy
                once wordcomment       nnnnyy
                comments wordcomment   nnnnnn
                search wordkitchen     nnnnnn
                search wordcomment     nnnnnn
                communities Cooking    nnnnnn
                profile wordgarden     nnnnnn
                post wordgarden        nnnnyy
                inbox wordcomment      nnnnnn
                apart wordcomment      nnnnnn
                messages wordletter    nnnnnn
                apart wordletter       nyyyyy
                Atom wordkitchen       nnnnnn
                Atom wordgarden        nnnnnn
                """);
    }

    @Test
    @Order(4)
    void whatWasChosenHoldsWhenTheServerLosesItsTerms() throws Exception {
        admin.open("/peers/" + beta.host() + "/end")
                .form("End these terms")
                .fill("Reason", "Enough.")
                .send();
        eventually(() -> opal.open("/?order=new").text().contains("wordkitchen"));
        assertThat(hila.open("/?order=new").text()).doesNotContain("wordkitchen");
        assertThat(hila.open("/settings/servers").text()).contains(beta.host(), "It has no terms of its own");
        chooses(hila, "As this site");
        assertThat(hila.open("/?order=new").text()).contains("wordkitchen");
    }

    @Test
    @Order(5)
    void whatNobodyCanChooseIsRefusedInWords() {
        assertThat(hila.open("/settings/servers/nowhere.example").status()).isEqualTo(404);
        assertThat(hila.open("/settings/servers/no%20server").status()).isEqualTo(404);
        Form form = choices(hila).form("Save");
        assertThat(form.sendTo("/settings/servers/nowhere.example").status()).isEqualTo(404);
        assertThat(form.sendTo("/settings/servers/" + beta.host() + "/answer").status())
                .isEqualTo(422);
        assertThat(alpha.visitor().open("/settings/servers").address()).startsWith("/log-in");
    }
}
