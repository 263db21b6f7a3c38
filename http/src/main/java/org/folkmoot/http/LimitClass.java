package org.folkmoot.http;

import java.time.Duration;

/// What a request is counted as when we ask whether somebody does too much; the names and numbers are Lemmy's, so that
/// its members and apps meet the limits they know.
public enum LimitClass {

    /// Looking at a page. Generous: a whole office may share one address.
    READ(1200, Duration.ofMinutes(1)),

    /// Anything that changes something and has no class of its own, such as a vote.
    MESSAGE(180, Duration.ofMinutes(1)),

    /// Writing a post.
    POST(6, Duration.ofMinutes(10)),

    /// Signing up, logging in, asking for a new password, making a community.
    REGISTER(10, Duration.ofHours(1)),

    /// Sending a picture.
    IMAGE(6, Duration.ofHours(1)),

    /// Writing a comment.
    COMMENT(6, Duration.ofMinutes(10)),

    /// Searching.
    SEARCH(60, Duration.ofMinutes(10)),

    /// A document that another server asks for. One server asks for all of its members, and after a vote of one of ours
    /// a thousand servers ask for the same person.
    DOCUMENT(6000, Duration.ofMinutes(1)),

    /// Looking whether the server is well. So many that no probe ever meets it, whoever shares its address.
    PROBE(60_000, Duration.ofMinutes(1)),

    /// An activity that another server brings. This is the gate by network address; budgets by server come after it.
    ACTIVITY(12_000, Duration.ofMinutes(1));

    private final int requests;
    private final Duration period;

    LimitClass(int requests, Duration period) {
        this.requests = requests;
        this.period = period;
    }

    /// What holds when the settings say nothing else.
    public Rate usual() {
        return new Rate(requests, period);
    }
}
