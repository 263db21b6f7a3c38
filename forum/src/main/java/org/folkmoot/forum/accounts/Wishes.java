package org.folkmoot.forum.accounts;

/// What a member wants to be written.
///
/// @param asked     when the members are asked something, and when voting opens
/// @param reminders before voting closes, where they have not voted; without effect where not asked
public record Wishes(boolean asked, boolean reminders) {}
