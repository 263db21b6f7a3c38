package org.folkmoot.rules.visibility;

/// The kind of list that a reader opens: whoever opens a thing by its name wants to see it.
public enum Listing {
    /// From many places: All, Local, a search.
    MIXED,
    /// From the communities to which the reader subscribes.
    SUBSCRIBED,
    /// One community's own page.
    COMMUNITY,
    /// One person's own page.
    PERSON,
    /// All communities that the reader moderates: nothing of what they must look after is left out.
    MODERATED
}
