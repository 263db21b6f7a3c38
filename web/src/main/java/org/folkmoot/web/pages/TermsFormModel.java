package org.folkmoot.web.pages;

import java.util.List;
import java.util.Set;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Reach;
import org.jspecify.annotations.Nullable;

/// Changing the terms of one peer, or of every server that has none of its own. Controls: `name`, `domains`;
/// for each weight its choice (`up`, `down`, `passedOn`, `passing`: `count`, `weight` or `keep`) and its
/// percent (`…-weight`); `cap`; `first` and `last`; `announces` (`all` or `keep`); each [TermsChoice] by its
/// axis; `choosable`; `reason`, `starts`, `review`, `days`; hidden `based-on`, `alone`.
///
/// @param server  whose page leads here; null for what is standard
/// @param name    what it is called; null for what is standard
/// @param reach   what there is between us and them; null for what is standard
/// @param inForce the version that the form was filled in from, or the one that came between; null
///        when there is none
/// @param changed the axes that differ from what holds
/// @param looked  what would change; null before anybody looked
/// @param whatIf  what it would do to the front pages; nothing before anybody looked
/// @param between whether somebody else changed these terms while this was typed
public record TermsFormModel(
        @Nullable String server,
        @Nullable String name,
        @Nullable Reach reach,
        @Nullable TermsVersion inForce,
        Form form,
        Set<TermsAxis> changed,
        @Nullable List<TermsWords.Change> looked,
        WhatIfModel whatIf,
        boolean between) {

    /// Where the form is, and where it is sent.
    public String action() {
        return server == null ? Paths.STANDARD_TERMS : Paths.terms(server);
    }

    /// Where "leave it" leads.
    public String back() {
        return server == null ? Paths.PEERS : Paths.standing(server);
    }

    /// The number of the version that it is based on; empty for none.
    public String basedOn() {
        return inForce == null ? "" : Long.toString(inForce.id().value());
    }
}
