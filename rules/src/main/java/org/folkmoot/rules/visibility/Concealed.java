package org.folkmoot.rules.visibility;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;

/// What the terms with other servers and a member's own choices keep from that member, as plain sets of
/// servers.
///
/// @param fromAll       left out where many places are mixed
/// @param fromPlaces    left out also where a place or a person is opened by name; in threads without text
/// @param own           what the member hides by a choice of their own
/// @param fromEverybody left out everywhere, whatever anybody chose or opens
/// @param holding       what came of them under such terms is shown to nobody until it is released
/// @param notifies      whose people's answers and mentions are kept apart from the inbox
/// @param ownNotifies   those of these by a choice of the member's own
/// @param writes        whose people's private messages are kept apart
public record Concealed(
        Servers fromAll,
        Servers fromPlaces,
        Servers own,
        Set<InstanceId> fromEverybody,
        Set<InstanceId> holding,
        Set<InstanceId> notifies,
        Set<InstanceId> ownNotifies,
        Set<InstanceId> writes) {

    /// Everything is shown.
    public static final Concealed NOTHING =
            new Concealed(Servers.NONE, Servers.NONE, Servers.NONE, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Concealed {
        fromEverybody = Set.copyOf(fromEverybody);
        holding = Set.copyOf(holding);
        notifies = Set.copyOf(notifies);
        ownNotifies = Set.copyOf(ownNotifies);
        writes = Set.copyOf(writes);
    }

    /// What terms conceal from somebody who chose nothing.
    ///
    /// @param servers every other server with what the terms say of its contents
    public static Concealed by(Map<InstanceId, Contents> servers) {
        return by(servers, Map.of());
    }

    /// What terms and a member's choices conceal from that member.
    ///
    /// @param servers every other server with what the terms say of its contents
    /// @param choices what holds for some of these by the member's own choice
    public static Concealed by(Map<InstanceId, Contents> servers, Map<InstanceId, Choices> choices) {
        Map<InstanceId, Seen> seen = new HashMap<>();
        servers.forEach((server, contents) ->
                seen.put(server, Seen.by(contents, choices.getOrDefault(server, Choices.NONE))));
        return new Concealed(
                each(seen, axis -> sees -> axis.apply(sees) != Visibility.EVERYONE),
                each(seen, axis -> sees -> axis.apply(sees) == Visibility.NOBODY),
                new Servers(
                        those(choices, chosen -> chosen.posts() == Choice.HIDDEN),
                        those(choices, chosen -> chosen.comments() == Choice.HIDDEN),
                        those(choices, chosen -> chosen.communities() == Choice.HIDDEN)),
                those(seen, Seen::floor),
                those(servers, contents -> contents.reception() == Reception.HOLD),
                those(seen, Seen::notifiesApart),
                those(choices, Concealed::silences),
                those(seen, Seen::writesApart));
    }

    private static Servers each(
            Map<InstanceId, Seen> seen, Function<Function<Seen, Visibility>, Predicate<Seen>> which) {
        return new Servers(
                those(seen, which.apply(Seen::posts)),
                those(seen, which.apply(Seen::comments)),
                those(seen, which.apply(Seen::communities)));
    }

    /// What is concealed from somebody who subscribes to the community in which it stands. Subscribing
    /// beats what is usual; and a member's own choice where the community is at home on a server that
    /// they hide, for of that server they said that they want this. What they hide of others stays hidden
    /// there.
    ///
    /// @param community the server on which the community is at home
    public Concealed fromSubscriber(InstanceId community) {
        return own.any().contains(community) ? opened() : keeping(withFloor(own), own);
    }

    /// Whether an answer or a mention is kept apart from the reader's inbox. As with what they read,
    /// subscribing beats what is usual, and their own choice in a community of a server that they hide.
    ///
    /// @param author     the server of who wrote it
    /// @param subscribed where the community is at home in which it stands, if they subscribe to it; else
    ///        null
    public boolean keepsApart(InstanceId author, @Nullable InstanceId subscribed) {
        boolean lifted = subscribed != null
                && (!ownNotifies.contains(author) || own.any().contains(subscribed));
        return notifies.contains(author) && !lifted;
    }

    /// Whether what somebody writes to the reader alone is kept apart.
    ///
    /// @param sender the server of who wrote it
    /// @param wrote  whether the reader wrote to them as well: whoever is written to may answer
    public boolean keepsLetterApart(InstanceId sender, boolean wrote) {
        return writes.contains(sender) && !wrote;
    }

    /// How many servers there are in all of these sets together.
    public int size() {
        return Stream.of(fromAll, fromPlaces, own)
                        .flatMap(some -> Stream.of(some.posts(), some.comments(), some.communities()))
                        .mapToInt(Set::size)
                        .sum()
                + fromEverybody.size()
                + holding.size()
                + notifies.size()
                + ownNotifies.size()
                + writes.size();
    }

    /// Whether anything is kept apart from the reader's inbox, now or when it comes.
    public boolean keepsAnythingApart() {
        return !notifies.isEmpty() || !writes.isEmpty();
    }

    private static boolean silences(Choices choices) {
        return choices.notifications() == Choice.HIDDEN
                || (choices.notifications() == Choice.AS_SITE && choices.comments() == Choice.HIDDEN);
    }

    /// What is concealed from somebody who asks to see it all the same.
    public Concealed opened() {
        return keeping(Servers.all(fromEverybody), Servers.NONE);
    }

    /// What is left out where only communities stand to which the reader subscribes.
    Servers fromSubscriptions() {
        Servers kept = withFloor(own);
        return new Servers(kept.posts(), kept.comments(), fromEverybody);
    }

    private Servers withFloor(Servers some) {
        return new Servers(
                both(some.posts(), fromEverybody),
                both(some.comments(), fromEverybody),
                both(some.communities(), fromEverybody));
    }

    private Concealed keeping(Servers left, Servers chosen) {
        return new Concealed(left, left, chosen, fromEverybody, holding, notifies, ownNotifies, writes);
    }

    private static Set<InstanceId> both(Set<InstanceId> some, Set<InstanceId> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        Set<InstanceId> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private static <T> Set<InstanceId> those(Map<InstanceId, T> servers, Predicate<T> which) {
        Set<InstanceId> those = new HashSet<>();
        servers.forEach((server, one) -> {
            if (which.test(one)) {
                those.add(server);
            }
        });
        return those;
    }
}
