package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a draft from somebody else's list would meet here.
class DraftRuleTest {

    private static final Policy POLICY = new Policy(
            4,
            Terms.OPEN,
            null,
            List.of(
                    peer(1, Terms.BLOCKED, "blocked.example"),
                    peer(2, Terms.QUIET_VOTES, "quiet.example"),
                    peer(3, Terms.LIMITED, "kin.example", "cousins.example")));

    private static Peer peer(long id, Terms terms, String... domains) {
        return new Peer(new PeerId(id), domains[0], Set.copyOf(Arrays.asList(domains)), terms, new TermsVersionId(id));
    }

    private static ListedServer listed(String domain, Severity severity) {
        return new ListedServer(domain, severity, severity == Severity.SUSPEND, "Spam");
    }

    @ParameterizedTest
    @CsvSource({
        "new.example,           SUSPEND, UNDECIDED",
        "new.example,           SILENCE, UNDECIDED",
        "blocked.example,       SUSPEND, HOLDS",
        "under.blocked.example, SUSPEND, HOLDS",
        "blocked.example,       SILENCE, DIFFERS",
        "quiet.example,         SUSPEND, DIFFERS",
        "under.quiet.example,   SUSPEND, DIFFERS",
        "kin.example,           SILENCE, HOLDS",
        "cousins.example,       SUSPEND, DIFFERS",
        "forum.garden.test,     SUSPEND, OURS",
        "garden.test,           SUSPEND, OURS",
        "test,                  SILENCE, OURS",
        "other.garden.test,     SUSPEND, UNDECIDED",
    })
    void aDraftStandsToWhatHolds(String domain, Severity severity, Standing standing) {
        assertThat(DraftRule.standing(listed(domain, severity), POLICY, "forum.garden.test"))
                .isEqualTo(standing);
    }

    @Test
    void whatIsStandardMayHoldAlready() {
        assertThat(DraftRule.standing(listed("new.example", Severity.SUSPEND), POLICY.standard(Terms.BLOCKED), null))
                .isEqualTo(Standing.HOLDS);
    }

    @Test
    void onlyAPeerThatIsThisServerAloneIsChanged() {
        assertThat(DraftRule.peer(listed("quiet.example", Severity.SUSPEND), POLICY))
                .contains(new PeerId(2));
        assertThat(DraftRule.peer(listed("under.quiet.example", Severity.SUSPEND), POLICY))
                .isEmpty();
        assertThat(DraftRule.peer(listed("kin.example", Severity.SUSPEND), POLICY))
                .isEmpty();
        assertThat(DraftRule.peer(listed("new.example", Severity.SUSPEND), POLICY))
                .isEmpty();
    }

    @Test
    void aDraftIsTypedSoThatItsTermsComeOutExactly() {
        for (Severity severity : Severity.values()) {
            ListedServer server = listed("new.example", severity);
            assertThat(TermsRule.judge(DraftRule.typed(server, "", "The list"), TermsRuleTest.FACTS))
                    .isEqualTo(new SpeechDecision.Accepted<>(new TermsRule.Accepted(
                            "new.example",
                            Set.of("new.example"),
                            server.terms(),
                            "imported from The list: Spam",
                            null,
                            null)));
        }
    }

    @Test
    void aDraftWithoutACommentSaysWhereItIsFrom() {
        assertThat(DraftRule.reason(new ListedServer("a.example", Severity.SILENCE, false, ""), "The list"))
                .isEqualTo("imported from The list");
    }
}
