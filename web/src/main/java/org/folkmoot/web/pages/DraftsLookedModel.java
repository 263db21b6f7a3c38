package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.peering.PutDraftsInForce;
import org.folkmoot.values.Objection;

/// What would come of putting drafts in force. Controls: hidden `draft` (the number of each that is ready), `epoch`,
/// `source`; `action` (`put`).
///
/// @param source     the list that was looked at; empty for all
/// @param objections to what was asked for
public record DraftsLookedModel(PutDraftsInForce.Preview preview, String source, List<Objection> objections) {}
