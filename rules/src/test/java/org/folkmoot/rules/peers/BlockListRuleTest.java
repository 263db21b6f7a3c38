package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.folkmoot.rules.peers.BlockListRule.Found;
import org.folkmoot.rules.peers.BlockListRule.Nonsense;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.votes.VoteAxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What lists of other software say of servers, in whatever state they come.
class BlockListRuleTest {

    private static final String HEAD = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    private static ListedServer blocked(String domain, String comment) {
        return new ListedServer(domain, Severity.SUSPEND, true, comment);
    }

    private static ListedServer silenced(String domain, boolean rejectsReports, String comment) {
        return new ListedServer(domain, Severity.SILENCE, rejectsReports, comment);
    }

    private static List<ListedServer> servers(String list) {
        Found found = BlockListRule.read(list);
        assertThat(found.told()).isEmpty();
        return found.servers();
    }

    @Test
    void mastodonsListIsReadWithItsQuotesAndLineEnds() {
        assertThat(servers("\ufeff" + HEAD.replace("\n", "\r\n")
                        + "spam.example,suspend,false,false,,false\r\n"
                        + "loud.example,silence,true,true,\"Loud, and \"\"proud\"\"\r\nof it\",true\r\n"
                        + "far.example,silence,false,false,Far,false\r\n"))
                .containsExactly(
                        blocked("spam.example", ""),
                        silenced("loud.example", true, "Loud, and \"proud\"\nof it"),
                        silenced("far.example", false, "Far"));
    }

    @Test
    void columnsAreFoundByTheirNamesInAnyOrder() {
        assertThat(servers("severity,public_comment,domain\nsilence,Loud,loud.example\n,,bad.example\n"))
                .containsExactly(silenced("loud.example", false, "Loud"), blocked("bad.example", ""));
        assertThat(servers("domain\na.example\nb.example"))
                .containsExactly(blocked("a.example", ""), blocked("b.example", ""));
    }

    @Test
    void aListWithoutAHeadIsReadInMastodonsOrder() {
        assertThat(servers("a.example,silence,false,true,Loud,false\nb.example,suspend\nc.example,,,,Why"))
                .containsExactly(
                        silenced("a.example", true, "Loud"), blocked("b.example", ""), blocked("c.example", "Why"));
    }

    @Test
    void bareListsAreReadLineByLineAndByCommas() {
        assertThat(servers(
                        "a.example\n\n# a remark, with a comma\n  b.example  # Spam, and more\nc.example, d.example\r"
                                + "e.example,\n\"f.example\",\n"))
                .containsExactly(
                        blocked("a.example", ""),
                        blocked("b.example", "Spam, and more"),
                        blocked("c.example", ""),
                        blocked("d.example", ""),
                        blocked("e.example", ""),
                        blocked("f.example", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Bad.EXAMPLE,                    bad.example",
        "*.bad.example,                  bad.example",
        "https://bad.example/about?x=1,  bad.example",
        "@somebody@bad.example,          bad.example",
        "bad.example.,                   bad.example",
        "bücher.example,                 xn--bcher-kva.example",
        "BÜCHER.example,                 xn--bcher-kva.example",
        "*.пример.example,               xn--e1afmkfd.example",
        "xn--bcher-kva.example,          xn--bcher-kva.example",
        "bad.example:8443,               bad.example:8443",
    })
    void aServerIsReadAsPeopleWriteIt(String written, String domain) {
        assertThat(servers(written)).containsExactly(blocked(domain, ""));
        assertThat(servers(HEAD + written + ",silence")).containsExactly(silenced(domain, false, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "two words.example",
                "mast***n.example",
                "-bad.example",
                "127.0.0.1",
                "<script>alert(1)</script>",
                "bad.example,catastrophe,false",
                "bad.example,spam",
                "{\"domain\": \"bad.example\"}",
                "\"bad.example\" suspend",
                "\"bad.example",
                ",suspend,,,",
                "\u202e",
                "a..example",
            })
    void aLineWithoutSenseIsToldAndTheOthersAreRead(String senseless) {
        Found found = BlockListRule.read("a.example\n" + senseless + "\nb.example\n");
        assertThat(found.servers()).containsExactly(blocked("a.example", ""), blocked("b.example", ""));
        if (!senseless.equals("\u202e")) {
            assertThat(found.nonsense()).isEqualTo(1);
            assertThat(found.told()).containsExactly(new Nonsense(2, senseless));
        }
    }

    @Test
    void aQuoteWithoutAnEndTakesNothingWithIt() {
        String list = HEAD + "a.example,suspend,false,false,\"Never ends,false\n"
                + "b.example,suspend,false,false,Ends,false\n".repeat(400)
                + "c.example,suspend,false,false,\"Two\nlines\",false\n";
        Found found = BlockListRule.read(list);
        assertThat(found.servers()).extracting(ListedServer::domain).containsExactly("b.example", "c.example");
        assertThat(found.told()).extracting(Nonsense::line).containsExactly(2);
        assertThat(found.repeated()).isEqualTo(399);
    }

    @Test
    void linesAreNumberedAsTheyStandInTheFile() {
        Found found = BlockListRule.read(HEAD + "a.example,suspend,,,\"one\ntwo\nthree\"\nnonsense\n");
        assertThat(found.told()).containsExactly(new Nonsense(5, "nonsense"));
    }

    @Test
    void onlyTheFirstOfManySenselessLinesAreToldAndNoneInFull() {
        Found found = BlockListRule.read(("x".repeat(500) + "\n").repeat(300));
        assertThat(found.nonsense()).isEqualTo(300);
        assertThat(found.told()).hasSize(BlockListRule.NONSENSE_TOLD);
        assertThat(found.told().getFirst().text()).hasSize(BlockListRule.NONSENSE_LONGEST);
    }

    @Test
    void whatIsNotDealtWithAndWhatIsRepeatedIsCounted() {
        Found found = BlockListRule.read(HEAD + "a.example,noop\nb.example,silence\nB.example,suspend\n");
        assertThat(found.servers()).containsExactly(silenced("b.example", false, ""));
        assertThat(found.harmless()).isEqualTo(1);
        assertThat(found.repeated()).isEqualTo(1);
    }

    @Test
    void noMoreLinesAreReadThanThat() {
        String list = IntStream.rangeClosed(1, BlockListRule.MOST_LINES)
                .mapToObj(n -> "s" + n + ".example\n")
                .collect(Collectors.joining());
        assertThat(BlockListRule.read(list).servers()).hasSize(BlockListRule.MOST_LINES);
        assertThat(BlockListRule.read(list).cut()).isFalse();
        Found more = BlockListRule.read(list + "one.more.example\n");
        assertThat(more.servers()).hasSize(BlockListRule.MOST_LINES);
        assertThat(more.cut()).isTrue();
    }

    @Test
    void aCommentIsCleanedAndFitsIntoAReason() {
        ListedServer server = servers(HEAD + "a.example,suspend,,,\"" + "😀".repeat(2_000) + "\u202e\"")
                .getFirst();
        assertThat(server.comment()).hasSizeLessThanOrEqualTo(BlockListRule.COMMENT_LONGEST);
        String source = "s".repeat(DraftRule.LONGEST_SOURCE);
        assertThat(TermsRule.judge(DraftRule.typed(server, "", source), TermsRuleTest.FACTS))
                .isInstanceOf(SpeechDecision.Accepted.class);
    }

    @Property(tries = 2_000)
    void anyTextIsReadAndWhatIsFoundIsBounded(@ForAll("lists") String text) {
        Found found = BlockListRule.read(text);
        assertThat(found.servers().size() + found.nonsense()).isLessThanOrEqualTo(text.length() / 2 + 1);
        assertThat(found.servers()).extracting(ListedServer::domain).doesNotHaveDuplicates();
        assertThat(found.servers()).allSatisfy(server -> {
            assertThat(TermsRule.domain(server.domain())).contains(server.domain());
            assertThat(server.comment().length()).isLessThanOrEqualTo(BlockListRule.COMMENT_LONGEST);
        });
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(
            @ForAll("comments") String comment, @ForAll Severity severity, @ForAll boolean reports) {
        ListedServer server = new ListedServer("a.example", severity, reports || severity == Severity.SUSPEND, comment);
        assertThat(servers(BlockListRule.written(List.of(server)))).containsExactly(server);
    }

    @Provide
    Arbitrary<String> lists() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"",
                ",",
                "\n",
                "\r\n",
                "#",
                "domain",
                "suspend",
                "noop",
                "a.example",
                "*.",
                "ü",
                "ß.de",
                "ﷺ.example",
                ".",
                "。",
                " ",
                ";",
                "\0",
                "\ud800",
                "xn--",
                "xn--a.b",
                "@",
                "://",
                "/",
                ":",
                "\ufeff",
                HEAD);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, pieces),
                        net.jqwik.api.Tuple.of(1, Arbitraries.strings().all().ofMaxLength(20)))
                .list()
                .ofMaxSize(60)
                .map(each -> String.join("", each));
    }

    @Provide
    Arbitrary<String> comments() {
        return Arbitraries.strings()
                .withChars("ab,\"\n #é")
                .ofMaxLength(40)
                .map(String::strip)
                .map(text -> text.replaceAll("^\\s+", ""));
    }

    @Test
    void termsAreNamedByTheNearerOfTwoWays() {
        assertThat(severity(Terms.BLOCKED)).isEqualTo("suspend,false,true");
        assertThat(severity(Terms.LIMITED)).isEqualTo("silence,false,false");
        assertThat(severity(Terms.HOLD)).isEqualTo("silence,false,false");
        assertThat(severity(Terms.OPEN.dealings(Dealings.OPEN.messages(Dealings.Messages.NOBODY))))
                .isEqualTo("silence,false,false");
        assertThat(severity(Terms.OPEN
                        .contents(Contents.OPEN.visibility(Contents.Visibility.NOBODY))
                        .dealings(Dealings.OPEN.reports(Dealings.Reports.REFUSE))))
                .isEqualTo("silence,false,true");
        assertThat(severity(Terms.OPEN)).isEmpty();
        assertThat(severity(Terms.QUIET_VOTES)).isEmpty();
        assertThat(severity(Terms.OPEN.votes(VoteAxes.DEFAULT.cap(100)))).isEmpty();
        assertThat(severity(Terms.OPEN.dealings(Dealings.OPEN.reports(Dealings.Reports.REFUSE))))
                .isEmpty();
    }

    private static String severity(Terms terms) {
        return ListedServer.of("a.example", terms, "")
                .map(server -> BlockListRule.written(List.of(server)))
                .map(list -> list.substring(HEAD.length()))
                .map(line -> line.replaceFirst("^a\\.example,(.*),,false\n$", "$1"))
                .orElse("");
    }

    @Test
    void theTermsOfADraftAreNamedAsTheListNamedThem() {
        for (ListedServer server : List.of(
                blocked("a.example", "x"), silenced("a.example", true, "x"), silenced("a.example", false, ""))) {
            assertThat(ListedServer.of(server.domain(), server.terms(), server.comment()))
                    .contains(server);
        }
    }
}
