package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.instances.DeliveryHealth.Failure;

/// One other server, with what lately did not reach it, the newest first.
public record PeerModel(PeerLine line, List<Failure> failures, boolean testMode) {}
