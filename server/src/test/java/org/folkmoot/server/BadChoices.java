package org.folkmoot.server;

import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;

/// What members choose about servers, while admins change what there is to choose about.
final class BadChoices {

    private static final String SERVER = "giant.example";
    private static final String CHOICES = "/settings/servers/";

    private final BadInputDocument document;
    private final FormWalk ana;
    private final FormWalk ben;
    private final FormWalk visitor;

    BadChoices(BadInputDocument document, FormWalk ana, FormWalk ben, FormWalk visitor) {
        this.document = document;
        this.ana = ana;
        this.ben = ben;
        this.visitor = visitor;
    }

    void all() {
        document.section(
                "What one sees of a server",
                "A member's own choice ([choices.md](choices.md)), by a form that may be older than what it speaks of.");
        decide(SERVER, "Giant", SERVER + "\ngiant.test", "Everyone");
        row("About a server that nobody met", ben.open(CHOICES + "nowhere.example"));
        row("About something that is no server", ben.open(CHOICES + "no%20server"));
        row("The same, sent", hides().sendTo(CHOICES + "nowhere.example"));
        row(
                "A form of another page, without any of its choices",
                ben.open("/settings").in("#profile", "Profile").form("Save").sendTo(CHOICES + SERVER));
        row("An answer that there is not", hides().sendTo(CHOICES + SERVER + "/answer"));
        row("By somebody who is not logged in", visitor.open(CHOICES + SERVER));

        Form named = hides();
        decide(SERVER, "Colossus", SERVER + "\ngiant.test", "Everyone");
        row("After it was renamed", named.send());
        Form changed = hides();
        decide(SERVER, "Colossus", SERVER + "\ngiant.test", "Nobody");
        row("After the terms with it were changed", changed.send());
        Form grouped = hides();
        decide(SERVER, "Colossus", SERVER, "Nobody");
        row("After one of its servers left it", grouped.send());
        Form ended = hides();
        ana.open("/peers/" + SERVER + "/end")
                .form("End these terms")
                .fill("Reason", "Enough of it.")
                .send();
        row("After its terms ended", ended.send());
    }

    private Form hides() {
        return ben.open(CHOICES + SERVER).form("Save").fill("Posts", "Hide");
    }

    private void decide(String server, String name, String servers, String whoSees) {
        ana.open("/peers/" + server + "/terms?preset=open")
                .form("Put in force")
                .fill("Name (may stay empty)", name)
                .fill("Servers", servers)
                .choose("Who sees them", whoSees)
                .fill("Reason", "To see what it does.")
                .send();
    }

    private void row(String input, Page page) {
        document.row(input, page.status(), page.document());
    }
}
