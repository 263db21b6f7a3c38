package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.peering.PutDraftsInForce;
import org.folkmoot.values.Objection;

/// What would come of putting drafts in force. Controls: hidden `draft` (the number of each that is ready), `epoch`,
/// `source`; `action` (`put`).
///
/// @param whatIf     what they would do to the front pages, all of them together
/// @param source     the list that was looked at; empty for all
/// @param objections to what was asked for
public record DraftsLookedModel(
        PutDraftsInForce.Preview preview, WhatIfModel whatIf, String source, List<Objection> objections) {}
