package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of a member's choice when peers are named and grouped otherwise after it was made.
class PeerChoiceRuleTest {

    private static final PeerId GIANT = new PeerId(1);
    private static final PeerId OTHER = new PeerId(2);
    private static final InstanceId NET = new InstanceId(11);
    private static final InstanceId COM = new InstanceId(12);
    private static final InstanceId BELOW = new InstanceId(13);
    private static final Map<InstanceId, String> SERVERS =
            Map.of(NET, "giant.net", COM, "giant.com", BELOW, "pictures.giant.net");
    private static final Choices HIDES = Choices.all(Choice.HIDDEN);
    private static final Choices SHOWS = Choices.all(Choice.SHOWN);
    private static final PeerChoice HIDES_GIANT = choice(GIANT, HIDES, "giant.net", "giant.com");

    @Test
    void aChoiceIsAboutEveryServerOfThePeerAndThoseBelowThem() {
        assertThat(chosen(policy(peer(GIANT, "Giant", "giant.net", "giant.com")), HIDES_GIANT))
                .isEqualTo(Map.of(NET, HIDES, COM, HIDES, BELOW, HIDES));
    }

    @Test
    void anotherNameChangesNothing() {
        assertThat(chosen(policy(peer(GIANT, "Colossus", "giant.net", "giant.com")), HIDES_GIANT))
                .containsOnlyKeys(NET, COM, BELOW);
    }

    @Test
    void aServerThatJoinsThePeerComesUnderTheChoice() {
        PeerChoice before = choice(GIANT, HIDES, "giant.net");
        assertThat(chosen(policy(peer(GIANT, "Giant", "giant.net", "giant.com")), before))
                .containsEntry(COM, HIDES);
    }

    @Test
    void aServerThatLeavesKeepsWhatWasChosenUntilTheMemberChoosesAboutWhereItWent() {
        Policy regrouped = policy(peer(GIANT, "Giant", "giant.net"), peer(OTHER, "Com", "giant.com"));
        assertThat(chosen(regrouped, HIDES_GIANT)).containsEntry(COM, HIDES);
        assertThat(chosen(regrouped, choice(GIANT, HIDES, "giant.net"), choice(OTHER, SHOWS, "giant.com")))
                .containsEntry(COM, SHOWS)
                .containsEntry(NET, HIDES);
        assertThat(chosen(regrouped, choice(GIANT, HIDES, "giant.net"), choice(OTHER, Choices.NONE, "giant.com")))
                .doesNotContainKey(COM);
    }

    @Test
    void aPeerWhoseTermsEndKeepsWhatWasChosenForItsServers() {
        assertThat(chosen(policy(), HIDES_GIANT)).containsOnlyKeys(NET, COM, BELOW);
    }

    @Test
    void aServerThatIsSplitOffFromBelowKeepsIt() {
        Policy split =
                policy(peer(GIANT, "Giant", "giant.net", "giant.com"), peer(OTHER, "Pictures", "pictures.giant.net"));
        assertThat(chosen(split, HIDES_GIANT)).containsEntry(BELOW, HIDES);
    }

    @Test
    void whatBelongedToAnotherPeerThenWasNeverChosenAbout() {
        PeerChoice without =
                new PeerChoice(GIANT, Set.of("giant.net", "giant.com"), Set.of("pictures.giant.net"), HIDES);
        Policy apart =
                policy(peer(GIANT, "Giant", "giant.net", "giant.com"), peer(OTHER, "Pictures", "pictures.giant.net"));
        assertThat(PeerChoiceRule.apart(apart, Set.of("giant.net", "giant.com")))
                .containsExactly("pictures.giant.net");
        assertThat(chosen(apart, without)).containsOnlyKeys(NET, COM);
        assertThat(chosen(policy(), without)).containsOnlyKeys(NET, COM);
    }

    @Test
    void aServerWithoutTermsOfItsOwnIsChosenAboutByItself() {
        assertThat(chosen(policy(), choice(null, HIDES, "giant.com"))).isEqualTo(Map.of(COM, HIDES));
        assertThat(chosen(policy(peer(OTHER, "Com", "giant.com")), choice(null, HIDES, "giant.com")))
                .isEqualTo(Map.of(COM, HIDES));
    }

    @Test
    void whatHoldsForAPeerIsTheChoiceAboutItElseThoseAboutItsServersOrWhatIsAboveThem() {
        Peer giant = peer(GIANT, "Giant", "pictures.giant.net", "giant.com");
        PeerChoice about = choice(GIANT, Choices.NONE);
        PeerChoice above = choice(OTHER, HIDES, "giant.net");
        PeerChoice without = new PeerChoice(OTHER, Set.of("giant.net"), Set.of("pictures.giant.net"), HIDES);
        PeerChoice com = choice(null, SHOWS, "giant.com");
        assertThat(PeerChoiceRule.holds(giant, List.of())).isEmpty();
        assertThat(PeerChoiceRule.holds(giant, List.of(above, about)))
                .isEqualTo(Map.of("pictures.giant.net", about, "giant.com", about));
        assertThat(PeerChoiceRule.holds(giant, List.of(above))).isEqualTo(Map.of("pictures.giant.net", above));
        assertThat(PeerChoiceRule.holds(giant, List.of(without))).isEmpty();
        assertThat(PeerChoiceRule.holds(giant, List.of(com, above)))
                .isEqualTo(Map.of("pictures.giant.net", above, "giant.com", com));
        assertThat(PeerChoiceRule.holds(policy(), "pictures.giant.net", List.of(com, above)))
                .contains(above);
    }

    private static Map<InstanceId, Choices> chosen(Policy policy, PeerChoice... choices) {
        return PeerChoiceRule.chosen(policy, SERVERS, List.of(choices));
    }

    private static PeerChoice choice(@Nullable PeerId peer, Choices choices, String... domains) {
        return new PeerChoice(peer, Set.of(domains), Set.of(), choices);
    }

    private static Policy policy(Peer... peers) {
        return new Policy(1, Terms.OPEN, null, List.of(peers));
    }

    private static Peer peer(PeerId id, String name, String... domains) {
        return new Peer(id, name, Set.of(domains), Terms.OPEN, new TermsVersionId(id.value()));
    }
}
