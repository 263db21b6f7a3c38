package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.rules.peers.TermsRule.Accepted;
import org.folkmoot.rules.peers.TermsRule.Choices;
import org.folkmoot.rules.peers.TermsRule.Facts;
import org.folkmoot.rules.peers.TermsRule.Typed;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What terms may say, and what stands against those that were typed.
class TermsRuleTest {

    static final Facts FACTS = new Facts(
            Instant.parse("2026-03-04T12:00:00Z"),
            "forum.garden.example",
            null,
            Map.of("taken.example", new PeerId(8)));

    /// A form as it is opened, to be changed field by field.
    private static final class Form {
        private boolean standard;
        private String name = "";
        private String domains = "threads.net";
        private String up = "100";
        private String down = "100";
        private String passedOn = "100";
        private String passing = "100";
        private String cap = "";
        private String first = "";
        private String last = "";
        private Choices choices = Choices.of(Terms.OPEN);
        private String reason = "They are many";
        private String review = "";
        private String expires = "";

        Typed typed() {
            return new Typed(
                    standard,
                    name,
                    domains,
                    new TermsRule.Votes(up, down, passedOn, passing, cap, first, last, false),
                    choices,
                    reason,
                    review,
                    expires);
        }

        Accepted accepted() {
            assertThat(TermsRule.judge(typed(), FACTS)).isInstanceOf(SpeechDecision.Accepted.class);
            return ((SpeechDecision.Accepted<Accepted>) TermsRule.judge(typed(), FACTS)).words();
        }

        List<Objection> objections() {
            return objections(FACTS);
        }

        List<Objection> objections(Facts facts) {
            return switch (TermsRule.judge(typed(), facts)) {
                case SpeechDecision.Accepted<Accepted> accepted -> List.of();
                case SpeechDecision.Refused<Accepted>(List<Objection> objections) -> objections;
            };
        }
    }

    @Test
    void whatIsTypedInPercentIsKeptInThousandths() {
        Form form = new Form();
        form.up = "25";
        form.down = "0";
        form.passedOn = "12.5 %";
        form.passing = "0,1";
        form.cap = "30";
        form.first = "2026-01-01";
        form.last = "2026-01-31";

        VoteAxes.Window january = new VoteAxes.Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        assertThat(form.accepted().terms().votes()).isEqualTo(new VoteAxes(250, 0, 125, 1, 300, january));
    }

    @Test
    void aPeerWithoutANameIsCalledAfterItsFirstServer() {
        Form form = new Form();
        form.domains = " https://Threads.NET/@zuck,\n@somebody@threads.com ; *.threads.net ";
        assertThat(form.accepted().name()).isEqualTo("threads.net");
        assertThat(form.accepted().domains()).isEqualTo(Set.of("threads.net", "threads.com"));
    }

    @Test
    void whatIsStandardNamesNoServer() {
        Form form = new Form();
        form.standard = true;
        form.domains = "";
        assertThat(form.accepted().name()).isNull();
        assertThat(form.accepted().domains()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "abc", "", "12.55", "1e2", "100.1", "٣٠"})
    void aWeightIsAPartOfTheWhole(String weight) {
        Form form = new Form();
        form.up = weight;
        form.passing = weight;
        assertThat(form.objections())
                .containsExactly(
                        new Objection(Field.VOTES_UP, Refusal.WEIGHT_INVALID),
                        new Objection(Field.PASSING, Refusal.WEIGHT_INVALID));
    }

    @ParameterizedTest
    @CsvSource({
        "garden.example, DOMAIN_OURS",
        "forum.garden.example, DOMAIN_OURS",
        "example, DOMAIN_OURS",
        "taken.example, DOMAIN_TAKEN",
        "sub.taken.example, ",
        "not a domain!, DOMAIN_INVALID",
        "192.0.2.7, DOMAIN_INVALID",
        "-x.example, DOMAIN_INVALID",
        "'', DOMAINS_MISSING"
    })
    void aPeerIsMadeOfServersOfOthers(String domains, @Nullable Refusal refusal) {
        Form form = new Form();
        form.domains = domains;
        if (refusal == null) {
            assertThat(form.objections()).isEmpty();
        } else {
            assertThat(form.objections()).contains(new Objection(Field.DOMAINS, refusal));
        }
    }

    @Test
    void aPeerKeepsTheDomainsThatItHas() {
        Form form = new Form();
        form.domains = "taken.example";
        Facts itself = new Facts(FACTS.now(), FACTS.ours(), new PeerId(8), FACTS.named());
        assertThat(form.objections(itself)).isEmpty();
    }

    @Test
    void aGroupHasAnEnd() {
        Form form = new Form();
        form.domains = IntStream.rangeClosed(0, TermsRule.MOST_DOMAINS)
                .mapToObj(n -> "s" + n + ".example")
                .collect(Collectors.joining("\n"));
        assertThat(form.objections()).containsExactly(new Objection(Field.DOMAINS, Refusal.TOO_MANY_DOMAINS));
    }

    @Test
    void whereNothingCountsThereIsNothingToLimit() {
        Form form = new Form();
        form.up = "0";
        form.down = "0";
        form.cap = "30";
        assertThat(form.objections()).containsExactly(new Objection(Field.CAP, Refusal.LIMIT_WITHOUT_VOTES));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-02, 2026-02-01", "yesterday, ''", "'', 2026-02-30"})
    void aWindowRunsForward(String first, String last) {
        Form form = new Form();
        form.first = first;
        form.last = last;
        assertThat(form.objections()).containsExactly(new Objection(Field.WINDOW, Refusal.WINDOW_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04", "2026-03-03", "soon"})
    void anEndIsNotBehindUs(String day) {
        Form form = new Form();
        form.expires = day;
        form.review = day;
        assertThat(form.objections())
                .containsExactlyInAnyOrder(
                        new Objection(Field.EXPIRES, Refusal.TIME_INVALID),
                        new Objection(Field.REVIEW, Refusal.TIME_INVALID));
    }

    @Test
    void termsEndWhenTheDayBegins() {
        Form form = new Form();
        form.expires = "2026-03-05";
        assertThat(form.accepted().expiresAt()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndAReasonIsNeeded() {
        Form form = new Form();
        form.reason = " ";
        form.up = "x";
        form.domains = "";
        assertThat(form.objections())
                .containsExactlyInAnyOrder(
                        new Objection(Field.REASON, Refusal.REASON_MISSING),
                        new Objection(Field.VOTES_UP, Refusal.WEIGHT_INVALID),
                        new Objection(Field.DOMAINS, Refusal.DOMAINS_MISSING));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyPresetCanBePutInForceAsItIs(int which) {
        Terms preset = List.of(Terms.OPEN, Terms.LIMITED, Terms.QUIET_VOTES, Terms.HOLD, Terms.BLOCKED)
                .get(which);
        Form form = new Form();
        form.choices = Choices.of(preset);
        assertThat(form.accepted().terms().contents()).isEqualTo(preset.contents());
        assertThat(form.accepted().terms().dealings()).isEqualTo(preset.dealings());
    }

    @Test
    void somethingIsChosenOnEveryAxis() {
        Form form = new Form();
        form.choices = new Choices("", "some", true, "ACCEPT", "", "nobody ", "all", "anyone");
        assertThat(form.objections())
                .containsExactly(
                        new Objection(Field.RECEPTION, Refusal.CHOICE_MISSING),
                        new Objection(Field.VISIBILITY, Refusal.CHOICE_MISSING),
                        new Objection(Field.FOLLOWS, Refusal.CHOICE_MISSING),
                        new Objection(Field.REPORTS, Refusal.CHOICE_MISSING),
                        new Objection(Field.MESSAGES, Refusal.CHOICE_MISSING));
    }

    @Test
    void axesDoNotContradictEachOther() {
        Form form = new Form();
        Dealings dealings = Dealings.OPEN;
        form.choices = Choices.of(Terms.OPEN.dealings(dealings.sends(Dealings.Sends.NOTHING)));
        assertThat(form.objections()).containsExactly(new Objection(Field.FOLLOWS, Refusal.FOLLOWED_BUT_NOT_SENT));
        form.choices = Choices.of(Terms.OPEN.dealings(dealings.fetches(Dealings.Fetches.NOBODY)));
        assertThat(form.objections()).containsExactly(new Objection(Field.FETCHES, Refusal.SENT_BUT_NOT_FETCHED));
    }
}
