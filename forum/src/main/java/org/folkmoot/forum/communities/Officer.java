package org.folkmoot.forum.communities;

import org.folkmoot.rules.authority.Office;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Who acts in office: a member of ours, or a guest whom another server sends.
///
/// @param guest   whether they are of another server
/// @param vouched the office that a guest's own server says they hold at home, such as an admin's; null when it says
///                nothing. How far it reaches is `GuestRule`'s to say.
public record Officer(
        PersonId person, boolean guest, @Nullable Office vouched) {

    public static Officer member(PersonId person) {
        return new Officer(person, false, null);
    }

    /// Somebody of another server, with the office that we know of.
    public static Officer guest(PersonId person) {
        return new Officer(person, true, null);
    }

    /// Somebody of another server, as the admin that their server says they are.
    public static Officer guestAdmin(PersonId person) {
        return new Officer(person, true, new Office(0, null));
    }
}
