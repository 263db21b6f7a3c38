package org.folkmoot.rules.visibility;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.values.InstanceId;

/// The servers of which somebody does not see everything: what the terms say of each, as far as its people, and
/// its communities, are concerned.
///
/// @param fromAll       left out where many places are mixed
/// @param fromPlaces    left out also where a place or a person is opened by name; in threads without text
/// @param fromEverybody left out everywhere, whatever anybody chose or opens
/// @param holding       what came of them under such terms is shown to nobody until it is released
public record Concealed(
        Set<InstanceId> fromAll, Set<InstanceId> fromPlaces, Set<InstanceId> fromEverybody, Set<InstanceId> holding) {

    /// Everything is shown.
    public static final Concealed NOTHING = new Concealed(Set.of(), Set.of(), Set.of(), Set.of());

    public Concealed {
        fromAll = Set.copyOf(fromAll);
        fromPlaces = Set.copyOf(fromPlaces);
        fromEverybody = Set.copyOf(fromEverybody);
        holding = Set.copyOf(holding);
    }

    /// What terms conceal from somebody who chose nothing.
    ///
    /// @param servers every other server with what the terms say of its contents
    public static Concealed by(Map<InstanceId, Contents> servers) {
        return new Concealed(
                those(servers, contents -> contents.visibility() != Visibility.EVERYONE),
                those(servers, Concealed::fromPlaces),
                those(servers, contents -> contents.visibility() == Visibility.NOBODY && !contents.choosable()),
                those(servers, contents -> contents.reception() == Reception.HOLD));
    }

    /// What they conceal from somebody who subscribes to the community in which it stands: subscribing beats
    /// what is usual.
    public Concealed fromSubscriber() {
        return new Concealed(fromEverybody, fromEverybody, fromEverybody, holding);
    }

    private static boolean fromPlaces(Contents contents) {
        return switch (contents.visibility()) {
            case EVERYONE, FOLLOWERS -> false;
            case NOBODY -> true;
        };
    }

    private static Set<InstanceId> those(Map<InstanceId, Contents> servers, Predicate<Contents> which) {
        Set<InstanceId> those = new HashSet<>();
        servers.forEach((server, contents) -> {
            if (which.test(contents)) {
                those.add(server);
            }
        });
        return those;
    }
}
