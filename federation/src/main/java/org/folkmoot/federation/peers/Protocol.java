package org.folkmoot.federation.peers;

import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.NodeInfoClient;
import org.folkmoot.activitypub.federation.finding.WebFinger;
import org.folkmoot.activitypub.federation.inbox.FetchGate;
import org.folkmoot.activitypub.federation.inbox.InboxPipeline;
import org.folkmoot.activitypub.federation.inbox.Origins;
import org.folkmoot.forum.instances.Locations;

/// The protocol as it is spoken under one public address of ours.
public record Protocol(
        Locations here,
        Fetch fetch,
        WebFinger webFinger,
        NodeInfoClient nodeInfo,
        InboxPipeline inbox,
        FetchGate fetchGate,
        Origins origins) {}
