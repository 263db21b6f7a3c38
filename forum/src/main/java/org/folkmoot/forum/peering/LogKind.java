package org.folkmoot.forum.peering;

/// What an entry of the log of decisions tells. Stored by name, and never renamed.
public enum LogKind {
    /// A version of the terms of a peer came in force.
    TERMS,
    /// Terms were announced for a later day.
    TERMS_ANNOUNCED,
    /// Announced terms were withdrawn before that day.
    TERMS_WITHDRAWN,
    /// A question was put before the members.
    CONSULTATION_ANNOUNCED,
    CONSULTATION_COUNTED,
    CONSULTATION_DECIDED,
    CONSULTATION_GIVEN_UP,
    /// Something was attached to a decision that anybody can look at.
    EVIDENCE,
    /// Those replied whom a decision is about.
    REPLY,
    /// The key of a consultation, with which its ballots can be opened, was given to an admin.
    BALLOT_KEY_EXPORTED
}
