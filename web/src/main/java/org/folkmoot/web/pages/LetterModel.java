package org.folkmoot.web.pages;

/// What somebody finds who followed a link of a letter.
public sealed interface LetterModel {

    /// That the link ended with.
    String token();

    /// Of whose account it speaks.
    String name();

    /// Confirming an address.
    ///
    /// @param done whether it is confirmed already
    record Confirming(String token, String name, String address, boolean done) implements LetterModel {}

    /// Ending letters.
    ///
    /// @param asked     whether they still get those that ask them
    /// @param reminders whether they still get reminders
    record Unsubscribing(String token, String name, boolean asked, boolean reminders) implements LetterModel {}
}
