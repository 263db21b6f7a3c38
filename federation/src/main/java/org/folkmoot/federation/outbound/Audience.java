package org.folkmoot.federation.outbound;

import org.folkmoot.federation.store.ForumView.CommunityRow;

/// A community, and whether anybody elsewhere is to hear what happens in it: asked once, by [Outbox#audience], and
/// handed down.
///
/// @param heard another server's community hears it first; of ours, those of which somebody follows it
public record Audience(CommunityRow community, boolean heard) {}
