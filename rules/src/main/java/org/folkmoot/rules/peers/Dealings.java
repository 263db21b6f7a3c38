package org.folkmoot.rules.peers;

/// What people of one peer may do here beside writing and voting, and what its servers get from us.
///
/// @param follows  whether its people may subscribe to communities of ours
/// @param reports  whether what its people report reaches our moderators
/// @param messages to whom of ours its people may write in private
/// @param sends    what we send to its servers
/// @param fetches  who of it may fetch what stands here
public record Dealings(Follows follows, Reports reports, Messages messages, Sends sends, Fetches fetches) {

    public static final Dealings OPEN =
            new Dealings(Follows.ACCEPT, Reports.ACCEPT, Messages.EVERYONE, Sends.ALL, Fetches.ANYONE);

    public static final Dealings NONE =
            new Dealings(Follows.REFUSE, Reports.REFUSE, Messages.NOBODY, Sends.NOTHING, Fetches.NOBODY);

    /// Whether its people may subscribe. Whoever subscribed before stays subscribed.
    public enum Follows {
        ACCEPT,
        /// They are told so, that nobody waits.
        REFUSE
    }

    /// Whether its people's reports are taken.
    public enum Reports {
        ACCEPT,
        REFUSE
    }

    /// Who of our members gets private messages of its people.
    public enum Messages {
        EVERYONE,
        /// Members who wrote to that very person before.
        CORRESPONDENTS,
        NOBODY
    }

    /// What its servers are sent. That something is gone or taken back they are always told.
    public enum Sends {
        ALL,
        /// What happens in communities of ours to which its people subscribe; not what our members do in its
        /// own communities, nor their messages.
        TO_FOLLOWERS,
        NOTHING
    }

    /// Who may fetch.
    public enum Fetches {
        ANYONE,
        /// Servers that prove who they are.
        SIGNED,
        NOBODY
    }

    public Dealings follows(Follows other) {
        return new Dealings(other, reports, messages, sends, fetches);
    }

    public Dealings reports(Reports other) {
        return new Dealings(follows, other, messages, sends, fetches);
    }

    public Dealings messages(Messages other) {
        return new Dealings(follows, reports, other, sends, fetches);
    }

    public Dealings sends(Sends other) {
        return new Dealings(follows, reports, messages, other, fetches);
    }

    public Dealings fetches(Fetches other) {
        return new Dealings(follows, reports, messages, sends, other);
    }
}
