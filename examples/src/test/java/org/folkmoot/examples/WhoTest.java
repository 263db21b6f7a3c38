package org.folkmoot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Against servers of every kind that the test kit can play.
class WhoTest {

    private final InstantSource clock = InstantSource.system();

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"GOTOSOCIAL", "THREADS"})
    void itTellsWhoIsBehindAHandle(Dialect dialect) {
        try (ScriptedPeer peer = ScriptedPeer.open(dialect, "peer.localhost", 0, clock);
                GuardedClient client = client()) {
            ScriptedActor ana = peer.person("ana");
            Who who = new Who(client, clock, "http");
            String nobody = ana.handle().replace("ana@", "nobody@");

            assertThat(who.is(ana.handle()))
                    .startsWith(ana.id().value() + " is a person on ")
                    .contains(dialect.software());
            assertThat(who.is(nobody)).isEqualTo("Nobody is called " + nobody + " there.");
            assertThat(who.is("ana")).isEqualTo("ana is no handle: it looks like @name@server.");
        }
    }

    @Test
    void serversThatWantToKnowWhoAsksKeepTheirPeopleToThemselves() {
        assertThat(asked(Dialect.GOTOSOCIAL)).endsWith(" cannot be read: it answers 401.");
        assertThat(asked(Dialect.THREADS)).startsWith("Nobody is called ");
    }

    private String asked(Dialect dialect) {
        try (ScriptedPeer peer = ScriptedPeer.open(dialect, "peer.localhost", 0, clock);
                GuardedClient client = client()) {
            return new Who(client, clock, "http").is(peer.person("ana").handle());
        }
    }

    private static GuardedClient client() {
        return new GuardedClient(
                ClientSettings.of("who/1 (+https://example.org/who)").inTestMode());
    }
}
