package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Sends;
import org.folkmoot.rules.peers.ExchangeRule.Said;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What terms let through between two servers.
class ExchangeRuleTest {

    private static final Terms REFUSED = Terms.OPEN.contents(Contents.OPEN.reception(Reception.REFUSE));

    @ParameterizedTest
    @CsvSource({"ACCEPT, true", "HOLD, true", "REFUSE, false"})
    void whatIsHeldIsTakenToo(Reception reception, boolean taken) {
        Terms terms = Terms.OPEN.contents(Contents.OPEN.reception(reception));
        assertThat(ExchangeRule.takes(List.of(Terms.OPEN, terms))).isEqualTo(taken);
    }

    @Test
    void oneOfThoseConcernedIsEnoughToRefuse() {
        assertThat(ExchangeRule.takes(List.of())).isTrue();
        assertThat(ExchangeRule.takes(List.of(REFUSED, Terms.OPEN, Terms.OPEN))).isFalse();
        assertThat(ExchangeRule.takes(List.of(Terms.OPEN, Terms.OPEN, REFUSED))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, END, true",
        "ALL, TO_FOLLOWERS, true",
        "ALL, TO_OTHERS, true",
        "TO_FOLLOWERS, END, true",
        "TO_FOLLOWERS, TO_FOLLOWERS, true",
        "TO_FOLLOWERS, TO_OTHERS, false",
        "NOTHING, END, true",
        "NOTHING, TO_FOLLOWERS, false",
        "NOTHING, TO_OTHERS, false"
    })
    void theEndOfSomethingIsAlwaysTold(Sends sends, Said said, boolean sent) {
        assertThat(ExchangeRule.sends(sending(sends), said)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "EVERYONE, false, ",
        "EVERYONE, true, ",
        "CORRESPONDENTS, false, NO_MESSAGES",
        "CORRESPONDENTS, true, ",
        "NOBODY, false, NO_MESSAGES",
        "NOBODY, true, NO_MESSAGES"
    })
    void theirPeopleWriteToWhomTheTermsLet(Messages messages, boolean wroteBefore, @Nullable Refusal refusal) {
        Terms terms = Terms.OPEN.dealings(Dealings.OPEN.messages(messages));
        assertThat(ExchangeRule.letter(terms, false, wroteBefore)).isEqualTo(refusal);
        assertThat(ExchangeRule.letter(terms, true, wroteBefore)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Sends.class)
    void ourPeopleWriteWhereEverythingIsSent(Sends sends) {
        Refusal refusal = sends == Sends.ALL ? null : Refusal.NOTHING_SENT_THERE;
        assertThat(ExchangeRule.letter(sending(sends), true, true)).isEqualTo(refusal);
        assertThat(ExchangeRule.subscription(sending(sends))).isEqualTo(refusal);
    }

    @Test
    void nobodySubscribesToWhatIsNotTaken() {
        assertThat(ExchangeRule.subscription(REFUSED)).isEqualTo(Refusal.NOT_TAKEN_FROM_THERE);
        assertThat(ExchangeRule.subscription(Terms.BLOCKED)).isEqualTo(Refusal.NOT_TAKEN_FROM_THERE);
        assertThat(ExchangeRule.subscription(Terms.LIMITED)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ANYONE, ANYONE, true",
        "ANYONE, SIGNED, false",
        "ANYONE, NOBODY, false",
        "SIGNED, ANYONE, false",
        "NOBODY, ANYONE, false"
    })
    void whoDoesNotProveWhoTheyAreFetchesWhatIsForEverybody(Fetches standard, Fetches named, boolean fetched) {
        assertThat(ExchangeRule.mayFetchUnproven(fetching(standard), fetching(named)))
                .isEqualTo(fetched);
    }

    @ParameterizedTest
    @EnumSource(Fetches.class)
    void whoProvesItFetchesUnlessNobodyMay(Fetches fetches) {
        assertThat(ExchangeRule.mayFetch(fetching(fetches))).isEqualTo(fetches != Fetches.NOBODY);
    }

    private static Terms sending(Sends sends) {
        return Terms.OPEN.dealings(Dealings.OPEN.sends(sends));
    }

    private static Terms fetching(Fetches fetches) {
        return Terms.OPEN.dealings(Dealings.OPEN.fetches(fetches));
    }
}
