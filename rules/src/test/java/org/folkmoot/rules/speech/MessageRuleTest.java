package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.rules.speech.MessageRule.EditFacts;
import org.folkmoot.rules.speech.MessageRule.Facts;
import org.folkmoot.rules.speech.MessageRule.Recipient;
import org.folkmoot.rules.speech.MessageRule.Sender;
import org.folkmoot.rules.speech.MessageRule.Words;
import org.folkmoot.rules.speech.SpeechDecision.Accepted;
import org.folkmoot.rules.speech.SpeechDecision.Refused;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRuleTest {

    private static final Sender MEMBER = new Sender(false, true, false, 0);
    private static final Recipient ANYBODY = new Recipient(false, false, false, false, Senders.EVERYONE, false, false);
    private static final List<Boolean> BOTH = List.of(false, true);

    /// From whom a first message is taken, and an answer.
    @ParameterizedTest
    @CsvSource({
        // takes, ours, admin, wrote before, refusal
        "EVERYONE, false, false, false,",
        "EVERYONE, true,  false, false,",
        "MEMBERS,  true,  false, false,",
        "MEMBERS,  false, false, false, NO_MESSAGES",
        "MEMBERS,  false, false, true,",
        "NOBODY,   true,  false, false, NO_MESSAGES",
        "NOBODY,   true,  false, true,",
        "NOBODY,   false, false, true,",
        "NOBODY,   true,  true,  false,"
    })
    void aChoiceIsAboutThoseWhoBegin(
            Senders takes, boolean ours, boolean admin, boolean wrote, @Nullable Refusal refusal) {
        Recipient recipient = new Recipient(false, false, false, false, takes, wrote, false);
        assertThat(MessageRule.obstacle(new Sender(false, ours, admin, 0), recipient, false))
                .isEqualTo(refusal);
    }

    @Test
    void whoeverIsGoneOrBannedOrBlocksIsNeverReachedWhoeverWrites() {
        for (Sender sender : senders()) {
            for (Recipient recipient : recipients()) {
                Refusal obstacle = MessageRule.obstacle(sender, recipient, false);
                if (recipient.gone() || recipient.banned() || recipient.blocks()) {
                    assertThat(obstacle).as("%s to %s", sender, recipient).isNotNull();
                }
                if (sender.banned()) {
                    assertThat(obstacle).as("%s to %s", sender, recipient).isEqualTo(Refusal.BANNED_FROM_SITE);
                }
                assertThat(MessageRule.obstacle(sender, recipient, true)).isEqualTo(Refusal.CANNOT_WRITE_TO_YOURSELF);
            }
        }
    }

    @Test
    void aBlockSoundsAsAChoiceDoes() {
        Recipient blocks = new Recipient(false, false, true, false, Senders.EVERYONE, true, true);
        Recipient takesNone = new Recipient(false, false, false, false, Senders.NOBODY, false, true);
        assertThat(MessageRule.obstacle(MEMBER, blocks, false))
                .isEqualTo(MessageRule.obstacle(MEMBER, takesNone, false))
                .isEqualTo(Refusal.NO_MESSAGES);
    }

    @Test
    void whomOneBlocksOneUnblocksFirst() {
        Recipient blocked = new Recipient(false, false, false, true, Senders.EVERYONE, true, true);
        assertThat(MessageRule.obstacle(MEMBER, blocked, false)).isEqualTo(Refusal.UNBLOCK_FIRST);
    }

    @Test
    void onlySoManyStrangersAreWrittenToInADayButThoseOneKnowsAtWill() {
        Sender busy = new Sender(false, true, false, MessageRule.MOST_STRANGERS);
        Sender almost = new Sender(false, true, false, MessageRule.MOST_STRANGERS - 1);
        Sender admin = new Sender(false, true, true, MessageRule.MOST_STRANGERS);
        Recipient known = new Recipient(false, false, false, false, Senders.EVERYONE, false, true);
        Recipient answering = new Recipient(false, false, false, false, Senders.EVERYONE, true, false);
        assertThat(MessageRule.obstacle(busy, ANYBODY, false)).isEqualTo(Refusal.TOO_OFTEN);
        assertThat(MessageRule.obstacle(almost, ANYBODY, false)).isNull();
        assertThat(MessageRule.obstacle(admin, ANYBODY, false)).isNull();
        assertThat(MessageRule.obstacle(busy, known, false)).isNull();
        assertThat(MessageRule.obstacle(busy, answering, false)).isNull();
    }

    @Test
    void theWordsAreCleanedAndNeededAndAsLongAsLemmysAtMost() {
        assertThat(judged(" \n At\u202e six? \n")).isEqualTo(new Accepted<>(new Words(" At six?")));
        assertThat(judged("\u200b")).isEqualTo(refused(Field.BODY, Refusal.TEXT_MISSING));
        assertThat(judged("x".repeat(10_000))).isInstanceOf(Accepted.class);
        assertThat(judged("x".repeat(10_001))).isEqualTo(refused(Field.BODY, Refusal.TEXT_TOO_LONG));
    }

    @Test
    void everythingThatStandsAgainstAMessageIsSaidAtOnce() {
        assertThat(MessageRule.judge(new Facts(MEMBER, ANYBODY, true, "")))
                .isEqualTo(new Refused<>(List.of(
                        new Objection(Field.WHOLE, Refusal.CANNOT_WRITE_TO_YOURSELF),
                        new Objection(Field.BODY, Refusal.TEXT_MISSING))));
    }

    @Test
    void onlyWhoWroteItChangesItWhileItCanStillReachTheOther() {
        Recipient blocks = new Recipient(false, false, true, false, Senders.EVERYONE, true, true);
        Recipient choosy = new Recipient(false, false, false, false, Senders.NOBODY, false, true);
        Sender banned = new Sender(true, true, false, 0);
        assertThat(edited(MEMBER, choosy, true, false)).isEqualTo(new Accepted<>(new Words("x")));
        assertThat(edited(MEMBER, ANYBODY, false, false)).isEqualTo(refused(Field.WHOLE, Refusal.NOT_YOURS));
        assertThat(edited(MEMBER, ANYBODY, true, true)).isEqualTo(refused(Field.WHOLE, Refusal.TARGET_GONE));
        assertThat(edited(MEMBER, blocks, true, false)).isEqualTo(refused(Field.WHOLE, Refusal.NO_MESSAGES));
        assertThat(edited(banned, ANYBODY, true, false)).isEqualTo(refused(Field.WHOLE, Refusal.BANNED_FROM_SITE));
    }

    private static SpeechDecision<Words> judged(String body) {
        return MessageRule.judge(new Facts(MEMBER, ANYBODY, false, body));
    }

    private static SpeechDecision<Words> edited(Sender sender, Recipient recipient, boolean mine, boolean deleted) {
        return MessageRule.judge(new EditFacts(sender, recipient, mine, deleted, "x"));
    }

    private static SpeechDecision<Words> refused(Field field, Refusal refusal) {
        return new Refused<>(List.of(new Objection(field, refusal)));
    }

    private static List<Sender> senders() {
        List<Sender> all = new ArrayList<>();
        for (boolean banned : BOTH) {
            for (boolean ours : BOTH) {
                for (boolean admin : BOTH) {
                    all.add(new Sender(banned, ours, admin, 0));
                    all.add(new Sender(banned, ours, admin, 99));
                }
            }
        }
        return all;
    }

    private static List<Recipient> recipients() {
        List<Recipient> all = new ArrayList<>();
        for (Senders takes : Senders.values()) {
            for (int bits = 0; bits < 64; bits++) {
                all.add(new Recipient(
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        (bits & 8) != 0,
                        takes,
                        (bits & 16) != 0,
                        (bits & 32) != 0));
            }
        }
        return all;
    }
}
