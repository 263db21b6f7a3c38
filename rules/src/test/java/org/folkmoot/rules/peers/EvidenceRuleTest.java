package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.rules.peers.EvidenceRule.Thing;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be attached to a decision: something that anybody can look at, and what the other side says.
class EvidenceRuleTest {

    private static final String OURS = "https://garden.example";

    private static SpeechDecision<EvidenceRule.Accepted> evidence(String link, String shows) {
        return EvidenceRule.judge(link, shows, OURS);
    }

    private static SpeechDecision<EvidenceRule.Reply> reply(String server, String link, String said) {
        return EvidenceRule.reply(server, link, said, named -> named.endsWith("threads.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "/post/7, /post/7",
        "https://garden.example/post/7, /post/7",
        "https://GARDEN.example/consultations/3/, /consultations/3",
        "' /what-if/12 ', /what-if/12",
        "https://other.example/post/7, https://other.example/post/7",
        "https://garden.example/u/ana, https://garden.example/u/ana",
    })
    void whatStandsHereIsKnownByItsPathAndAnythingElseIsAPage(String link, String shown) {
        assertThat(evidence(link, "It shows"))
                .isInstanceOfSatisfying(
                        SpeechDecision.Accepted.class,
                        accepted -> assertThat(((EvidenceRule.Accepted) accepted.words()).link())
                                .isEqualTo(shown));
    }

    @Test
    void eachKindIsTold() {
        assertThat(evidence("/post/7", "A")).isEqualTo(accepted(new Thing.Post(7), "/post/7"));
        assertThat(evidence("/consultations/7", "A"))
                .isEqualTo(accepted(new Thing.Consultation(7), "/consultations/7"));
        assertThat(evidence("/what-if/7", "A")).isEqualTo(accepted(new Thing.WhatIf(7), "/what-if/7"));
        String page = "https://news.example/one";
        assertThat(evidence(page, "A")).isEqualTo(accepted(new Thing.Page(page), page));
    }

    private static SpeechDecision<EvidenceRule.Accepted> accepted(Thing thing, String link) {
        return new SpeechDecision.Accepted<>(new EvidenceRule.Accepted(thing, link, "A"));
    }

    @ParameterizedTest
    @CsvSource({"'', URL_INVALID", "a post, URL_INVALID", "/u/ana, URL_INVALID", "javascript:alert(1), URL_INVALID"})
    void whatIsNoLinkIsObjectedToBesideWhatElseIsMissing(String link, Refusal refusal) {
        assertThat(evidence(link, " "))
                .isEqualTo(new SpeechDecision.Refused<>(List.of(
                        new Objection(Field.REASON, Refusal.REASON_MISSING), new Objection(Field.URL, refusal))));
    }

    @Test
    void aReplyIsOfAServerThatTheDecisionIsAbout() {
        assertThat(reply("www.threads.example", "", " We are sorry. "))
                .isEqualTo(new SpeechDecision.Accepted<>(
                        new EvidenceRule.Reply("www.threads.example", null, "We are sorry.")));
        assertThat(reply("threads.example", "https://threads.example/reply", ""))
                .isEqualTo(new SpeechDecision.Accepted<>(
                        new EvidenceRule.Reply("threads.example", "https://threads.example/reply", null)));
        assertThat(reply("other.example", "", "Hello"))
                .isEqualTo(new SpeechDecision.Refused<>(
                        List.of(new Objection(Field.SOURCE, Refusal.NOT_ABOUT_THAT_SERVER))));
    }

    @Test
    void aReplyThatIsLinkedStandsOnThatServerAndOneWithoutLinkHasWords() {
        assertThat(reply("threads.example", "https://elsewhere.example/reply", ""))
                .isEqualTo(
                        new SpeechDecision.Refused<>(List.of(new Objection(Field.URL, Refusal.NOT_ABOUT_THAT_SERVER))));
        assertThat(reply("threads.example", " ", " "))
                .isEqualTo(new SpeechDecision.Refused<>(List.of(new Objection(Field.BODY, Refusal.TEXT_MISSING))));
    }
}
