package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;

/// Lists of servers that an admin reads in, in the state in which such lists are passed around.
final class BadLists {

    private final BadInputDocument document;
    private final FormWalk ana;
    private final FormWalk ben;

    BadLists(BadInputDocument document, FormWalk ana, FormWalk ben) {
        this.document = document;
        this.ana = ana;
        this.ben = ben;
    }

    void all() {
        document.section(
                "Lists of servers",
                "Read by an admin, as a file or pasted. What is read is a draft and not in force ([lists.md](lists.md)).");
        refused("Nothing", "A list", "");
        refused("No name", "", "spam.example\n");
        refused("Nothing but nonsense", "A list", "<script>alert(1)</script>\n127.0.0.1\n\"\"\"\n");
        read("Among two servers, a quote that never ends", "a.example\n\"b.example,suspend\nc.example\n");
        read("One server five times, as people write it", """
                spam.example
                SPAM.example
                *.spam.example
                https://spam.example/about
                @eve@spam.example
                """);
        read("50,000 lines, every tenth of them nonsense", lines());
        document.row(
                "A list of somebody who is no admin",
                403,
                ben.open("/communities/new")
                        .form("Found a community")
                        .sendFilesTo("/peers/import")
                        .document());
    }

    private static String lines() {
        return IntStream.rangeClosed(1, 50_000)
                .mapToObj(n -> n % 10 == 0 ? "\"\u0000 no sense " + n + "\n" : "s" + n + ".example,suspend\n")
                .collect(Collectors.joining());
    }

    private void refused(String input, String source, String list) {
        Page page = send(source, list);
        assertThat(page.status()).as(input).isEqualTo(422);
        document.row(input, page.status(), page.document());
    }

    private void read(String input, String list) {
        Page page = send("A list", list);
        assertThat(page.status()).as(input).isEqualTo(200);
        document.row(input, 200, page.in("#imported", "It names").text());
    }

    private Page send(String source, String list) {
        return ana.open("/peers/import")
                .form("Read it")
                .fill("Name of the list", source)
                .attach("File (may stay empty)", list)
                .send();
    }
}
