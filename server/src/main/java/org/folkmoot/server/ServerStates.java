package org.folkmoot.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.web.messages.Words;
import org.folkmoot.web.pages.AdminModel.Kind;
import org.folkmoot.web.pages.AdminModel.State;
import org.folkmoot.web.pages.Sentences;

/// How the running server is, as its admins see it.
final class ServerStates {

    private static final long MEBIBYTE = 1024 * 1024;
    /// More than so many events are not merely on their way.
    private static final long MANY_EVENTS = 1000;

    private final ForumRooms rooms;
    private final Settings settings;
    private final Instant started;

    ServerStates(ForumRooms rooms, Settings settings) {
        this.rooms = rooms;
        this.settings = settings;
        this.started = rooms.sources.clock().instant();
    }

    List<State> shown(Words words) {
        long waiting = rooms.database.read(rooms.ledger::waiting);
        List<State> states = new ArrayList<>(List.of(
                new State(Kind.VERSION, Version.text(), false),
                new State(Kind.STARTED, words.moment(started), false),
                publicAddress(),
                new State(Kind.DATABASE, rooms.database.version() + where(), false),
                new State(Kind.DATA_FOLDER, settings.data().toString(), false),
                new State(Kind.POSTS_IN_ORDER, words.number(rooms.index.size()), false),
                new State(Kind.EVENTS_WAITING, words.number(waiting), waiting > MANY_EVENTS),
                memory(words)));
        if (settings.testMode()) {
            states.addFirst(new State(Kind.TEST_MODE, words.say(Sentences.TEST_MODE_ON), true));
        }
        return states;
    }

    private State publicAddress() {
        String address = rooms.site.settings().map(SiteSettings::publicAddress).orElse("");
        return new State(Kind.PUBLIC_ADDRESS, address, address.isEmpty() || PublicAddress.local(address));
    }

    private String where() {
        return settings.database() == null ? "" : " · " + settings.database();
    }

    private static State memory(Words words) {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
        long most = runtime.maxMemory() / MEBIBYTE;
        return new State(Kind.MEMORY, words.number(used) + " / " + words.number(most) + " MiB", used * 10 > most * 9);
    }
}
