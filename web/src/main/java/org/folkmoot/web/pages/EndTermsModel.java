package org.folkmoot.web.pages;

import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.Reach;

/// Ending the terms of a peer. Control: `reason`; hidden `based-on`.
///
/// @param server  whose page leads here
/// @param preview what would come of it
/// @param reach   what there is between us and them
/// @param whatIf  what it would do to the front pages
/// @param between whether somebody else changed these terms meanwhile
public record EndTermsModel(
        String server, EndTerms.Preview preview, Reach reach, WhatIfModel whatIf, Form form, boolean between) {

    /// The terms that would end.
    public TermsVersion version() {
        return preview.version();
    }

    /// What they are called whose terms would end.
    public String name() {
        return String.valueOf(version().name());
    }
}
