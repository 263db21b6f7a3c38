package org.folkmoot.rules.visibility;

/// What a reader gets to see of something.
public sealed interface Sight {

    /// All of it.
    record Shown() implements Sight {}

    /// That it is there, without its text: whoever followed a link learns what became of it, and a thread keeps its
    /// shape.
    record Stub(Why why) implements Sight {}

    /// Nothing, as if it were not there.
    record Hidden(Why why) implements Sight {}

    /// Why something is not shown. Where several hold, the first one here is given.
    enum Why {
        /// It stands in a community for members of this site.
        MEMBERS_ONLY,
        COMMUNITY_GONE,
        /// Its post is removed or deleted.
        POST_GONE,
        REMOVED,
        DELETED,
        /// It has to be looked at first.
        WAITING,
        /// The terms with its server keep it from them.
        TERMS,
        /// They chose not to see what comes from its server.
        CHOICE,
        NSFW,
        LANGUAGE,
        BLOCKED_COMMUNITY,
        BLOCKED_PERSON
    }
}
