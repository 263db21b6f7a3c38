package org.folkmoot.rules.peers;

import java.util.Collection;
import java.util.List;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says what of an exchange between servers the terms let through, in either direction.
///
/// What ends something goes through always, whatever the terms say: a deletion, a taking back, an
/// answer of "no".
public final class ExchangeRule {

    private ExchangeRule() {}

    /// Whether a post or comment is taken that is not here yet.
    ///
    /// @param concerned the terms with its author's server, with that of its community, and with
    ///        whoever brings it
    public static boolean takes(Collection<Terms> concerned) {
        return concerned.stream().noneMatch(terms -> terms.contents().reception() == Reception.REFUSE);
    }

    private static boolean delivers(Terms authors, boolean wroteBefore) {
        return switch (authors.dealings().messages()) {
            case EVERYONE -> true;
            case CORRESPONDENTS -> wroteBefore;
            case NOBODY -> false;
        };
    }

    /// Whether a post or comment that is taken has to be looked at before anybody else sees it.
    ///
    /// @param concerned the terms with its author's server and with the one of the community in
    ///        which it stands
    public static boolean holds(Collection<Terms> concerned) {
        return concerned.stream().anyMatch(terms -> terms.contents().reception() == Reception.HOLD);
    }

    /// Why a private message does not pass between two servers; null when it does. Theirs is told no more than
    /// that it is not taken.
    ///
    /// @param theirs      the terms with the other server
    /// @param fromUs      whether a member of ours writes it
    /// @param wroteBefore whether whoever it is for has written to its author
    public static @Nullable Refusal letter(Terms theirs, boolean fromUs, boolean wroteBefore) {
        if (fromUs) {
            return sends(theirs, Said.TO_OTHERS) ? null : Refusal.NOTHING_SENT_THERE;
        }
        return delivers(theirs, wroteBefore) ? null : Refusal.NO_MESSAGES;
    }

    /// Why a member of ours cannot subscribe to a community of another server; null when they can.
    public static @Nullable Refusal subscription(Terms theirs) {
        if (!takes(List.of(theirs))) {
            return Refusal.NOT_TAKEN_FROM_THERE;
        }
        return sends(theirs, Said.TO_OTHERS) ? null : Refusal.NOTHING_SENT_THERE;
    }

    /// What something is that we have to say to another server.
    public enum Said {
        /// That something or somebody is gone, taken back, banned or dismissed, or will not be. Always told:
        /// whoever heard of the thing hears of its end.
        END,
        /// What happens in a community of ours, to those who subscribe to it; and that they may.
        TO_FOLLOWERS,
        /// What our members do elsewhere: in other communities, to one person, by name.
        TO_OTHERS
    }

    /// Whether a server is sent that.
    public static boolean sends(Terms theirs, Said said) {
        return switch (said) {
            case END -> true;
            case TO_FOLLOWERS -> theirs.dealings().sends() != Dealings.Sends.NOTHING;
            case TO_OTHERS -> theirs.dealings().sends() == Dealings.Sends.ALL;
        };
    }

    /// Whether somebody of that server who proved it may fetch what stands here.
    public static boolean mayFetch(Terms theirs) {
        return theirs.dealings().fetches() != Fetches.NOBODY;
    }

    /// Whether somebody who does not prove who they are may fetch.
    ///
    /// @param standard the terms with everybody whom no others name
    /// @param named    the terms with the server that they say they are of; standard ones when they
    ///        say nothing
    public static boolean mayFetchUnproven(Terms standard, Terms named) {
        return standard.dealings().fetches() == Fetches.ANYONE
                && named.dealings().fetches() == Fetches.ANYONE;
    }
}
