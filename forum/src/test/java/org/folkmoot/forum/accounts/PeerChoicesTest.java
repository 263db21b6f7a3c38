package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.values.InstanceId;
import org.junit.jupiter.api.Test;

/// What choices come to is worked out once under the same terms, and keeps no others.
class PeerChoicesTest {

    private static final String HIDES = "0 HHHHH 0 giant.example ";

    private final AtomicReference<Snapshot> terms = new AtomicReference<>(Snapshot.of(Policy.NONE, Map.of()));
    private final PeerChoices choices = new PeerChoices(terms::get);

    @Test
    void itIsWorkedOutAnewWhenTheTermsChange() {
        Concealed before = choices.concealed(HIDES);
        assertThat(choices.concealed(HIDES)).isSameAs(before);
        change();
        assertThat(choices.concealed(HIDES)).isNotEqualTo(before);
    }

    @Test
    void termsThatHoldNoMoreAreNotKeptForMembersWhoDoNotComeBack() {
        choices.concealed(HIDES);
        WeakReference<Snapshot> before = new WeakReference<>(terms.get());
        change();
        System.gc();
        assertThat(before.refersTo(null)).isTrue();
    }

    private void change() {
        terms.set(Snapshot.of(Policy.NONE, Map.of(new InstanceId(2), "giant.example")));
    }
}
