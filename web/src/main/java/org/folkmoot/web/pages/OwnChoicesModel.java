package org.folkmoot.web.pages;

import java.util.List;
import java.util.Locale;
import org.folkmoot.forum.accounts.PeerOffer;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices.Axis;
import org.jspecify.annotations.Nullable;

/// What a member sees of other servers, for them to choose. Controls: one for each axis; hidden
/// `based-on`.
///
/// @param peers    with terms of their own
/// @param others   that they chose about
/// @param next     how many of the peers come before the next ones; null at their end
/// @param only     whether this is the page of one server
/// @param form     what was typed; it belongs to the only one
public record OwnChoicesModel(
        List<PeerOffer> peers,
        List<PeerOffer> others,
        @Nullable Long next,
        boolean only,
        Form form) {

    /// What is called so in a form.
    public static String control(Axis axis) {
        return axis.name().toLowerCase(Locale.ROOT);
    }

    /// As a form sends it.
    public static String value(Choice choice) {
        return Paths.word(choice);
    }

    /// What is chosen in a control: what was typed, or what holds.
    public Choice chosen(PeerOffer offer, Axis axis) {
        String typed = form.text(control(axis));
        for (Choice choice : Choice.values()) {
            if (value(choice).equals(typed)) {
                return choice;
            }
        }
        return offer.choices().on(axis);
    }
}
