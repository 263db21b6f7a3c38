package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.folkmoot.forum.peering.LogSigner;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.messages.Words;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The log of decisions as other programs read it.
class DecisionsOutsideTest {

    private static final Words WORDS = Catalogues.load().words("en");
    private static final Pattern PROPERTY = Pattern.compile("\"([a-z_]+)\":");
    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");

    private static List<Decision> decisions(String spice) {
        return new Decisions(new Examples(WORDS, spice)).all();
    }

    private static List<Announcement> announced() {
        return new Decisions(new Examples(WORDS, "")).announced();
    }

    @Test
    void whatIsToComeStandsBeforeWhatWasDecided() throws Exception {
        Element entry = entries(feed(decisions(""))).getFirst();
        assertThat(text(entry, "id")).isEqualTo("https://garden.example/announced/5");
        assertThat(text(entry, "title")).isEqualTo("Announced 5: Threads");
        assertThat(text(entry, "content")).contains("To hold from ", "We told them, and they go on.");
        assertThat(json(decisions("")))
                .startsWith("{\"announced\":[{\"url\":\"https://garden.example/announced/5\"")
                .contains("\"starts_at\":");
    }

    private static String json(List<Decision> decisions) {
        return new String(
                new DecisionsJson(
                                "https://garden.example",
                                decisions.isEmpty() ? List.of() : announced(),
                                decisions,
                                decisions.isEmpty() ? null : 28L)
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void everyPartOfTheJsonIsWrittenDownAndNothingElseIs() throws IOException {
        String document = Files.readString(Path.of("../docs/decisions.md"));
        Set<String> properties = found(PROPERTY, json(decisions("")));
        assertThat(found(NAMED, document)).containsAll(properties);
        Set<String> unwritten = document.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.indexOf('|', 2)))
                .flatMap(parts -> found(NAMED, parts).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        unwritten.removeAll(properties);
        assertThat(unwritten).isEmpty();
    }

    @Test
    void aDecisionSaysWhatHeldAndWhatHolds() {
        String json = json(decisions("").subList(2, 3));
        assertThat(json)
                .contains("\"number\":31,\"url\":\"https://garden.example/decisions/31\"")
                .contains("\"peer\":{\"name\":\"Threads\",\"domains\":[\"threads.example\"]}")
                .contains("\"before\":{\"votes_up\":1000,\"votes_down\":1000")
                .contains("\"after\":{\"votes_up\":0,\"votes_down\":0")
                .contains("\"cause\":\"changed\",\"undoes\":null", "\"in_force\":false,\"ended_by\":32")
                .endsWith("\"next\":\"https://garden.example/decisions.json?before=28\"}");
    }

    @Test
    void anEmptyLogIsALog() throws Exception {
        assertThat(json(List.of())).isEqualTo("{\"announced\":[],\"decisions\":[],\"next\":null}");
        assertThat(entries(feed(List.of()))).isEmpty();
        assertThat(text(feed(List.of()).getDocumentElement(), "updated")).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void whatPeopleWroteStaysWithinItsText() throws Exception {
        String hostile = "\"],</content>\u0000\u202E<script>";
        assertThat(json(decisions(hostile))).contains("Threads\\\"],</content>\\u0000");
        assertThat(entries(feed(decisions(hostile)))).hasSize(8);
    }

    @Test
    void anEntryOfTheFeedIsNamedByItsPageAndNeverChanges() throws Exception {
        Element entry = entries(feed(decisions(""))).get(4);
        assertThat(text(entry, "id")).isEqualTo("https://garden.example/decisions/31");
        assertThat(text(entry, "title")).isEqualTo("Decision 31: Threads");
        assertThat(text(entry, "updated")).isEqualTo(text(entry, "published"));
        assertThat(text(entry, "name")).isEqualTo("ben");
        assertThat(text(entry, "content")).isEqualTo("""
                Servers: none → threads.example
                Votes up: count → keep, do not count
                Votes down: count → keep, do not count
                Telling other servers: of all their votes → only of votes that count here

                Their votes decide what we see.
                We want to see for ourselves.""");
    }

    @Test
    void whatTimeDidHasNoPageOfItsAuthor() throws Exception {
        Element entry = entries(feed(decisions(""))).get(5);
        assertThat(text(entry, "name")).isEqualTo("by itself, when its time ran out");
        assertThat(entry.getElementsByTagName("uri").getLength()).isZero();
    }

    private static Document feed(List<Decision> decisions) throws Exception {
        byte[] xml = new DecisionsFeed(
                        "Decisions · garden.example",
                        "https://garden.example",
                        Instant.parse("2026-11-24T12:00:00Z"),
                        decisions.isEmpty() ? List.of() : announced(),
                        decisions,
                        new LogHead(
                                17, "ab".repeat(32), new LogSigner.Signed("https://garden.example/#main-key", "c2ln")),
                        new TermsWords(WORDS))
                .xml();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> entries(Document feed) {
        NodeList nodes = feed.getElementsByTagName("entry");
        List<Element> entries = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            entries.add((Element) nodes.item(at));
        }
        return entries;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
