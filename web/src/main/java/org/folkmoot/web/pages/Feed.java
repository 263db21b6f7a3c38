package org.folkmoot.web.pages;

/// The feeds that have a page of their own.
public enum Feed {
    ALL,
    LOCAL,
    SUBSCRIBED,
    MODERATED;

    /// Its entry of the masthead.
    public Entry entry() {
        return switch (this) {
            case ALL -> Entry.ALL;
            case LOCAL -> Entry.LOCAL;
            case SUBSCRIBED -> Entry.SUBSCRIBED;
            case MODERATED -> Entry.MODERATED;
        };
    }
}
