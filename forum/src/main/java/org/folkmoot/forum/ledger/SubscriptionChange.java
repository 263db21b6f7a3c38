package org.folkmoot.forum.ledger;

/// What became of a subscription. Names are a contract with our own past, as those of [ForumEvent].
public enum SubscriptionChange {
    /// Somebody subscribed, or asked once more while the community's server has not answered.
    ASKED,
    /// They left, or blocked the community.
    LEFT,
    /// The community's server said yes.
    ACCEPTED,
    /// The community's server said no.
    REFUSED
}
