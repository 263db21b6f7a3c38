package org.folkmoot.forum.feeds;

import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;

/// Which posts a feed is made of, before its reader's own filter.
public sealed interface Scope {

    /// Everything this server knows.
    record All() implements Scope {}

    /// Communities of this server only.
    record Local() implements Scope {}

    /// Communities that the reader subscribes to.
    record Subscribed() implements Scope {}

    /// Communities that the reader moderates.
    record Moderated() implements Scope {}

    record InCommunity(CommunityId community) implements Scope {}

    record ByPerson(PersonId person) implements Scope {}
}
