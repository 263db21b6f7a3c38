package org.folkmoot.rules.visibility;

import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Visibility;

/// What one member sees of one peer: the terms with it and the member's own choice, merged (decisions,
/// 32). That a member hides something is theirs to decide whatever the terms say; that they see it only
/// where the terms let them.
///
/// @param posts         what its people post
/// @param comments      what they comment
/// @param communities   its communities, with what stands there
/// @param floor         whether the terms keep all of it from everybody, whatever anybody chose or
///        follows
/// @param notifiesApart whether answers and mentions of its people are kept apart from the inbox
/// @param writesApart   whether what they write to the member alone is kept apart
public record Seen(
        Visibility posts,
        Visibility comments,
        Visibility communities,
        boolean floor,
        boolean notifiesApart,
        boolean writesApart) {

    /// Merges what the terms say of a peer with what a member chose.
    public static Seen by(Contents terms, Choices choices) {
        boolean floor = terms.visibility() == Visibility.NOBODY && !terms.choosable();
        Visibility comments = visible(terms, choices.comments());
        return new Seen(
                visible(terms, choices.posts()),
                comments,
                visible(terms, choices.communities()),
                floor,
                floor || apart(choices.notifications(), comments),
                floor || apart(choices.messages(), comments));
    }

    /// Whether a member can decide so: to hide, always; to see, where the terms let them.
    public static boolean offers(Contents terms, Choices.Axis axis, Choice choice) {
        return switch (axis) {
            case POSTS, COMMENTS, COMMUNITIES -> choice != Choice.SHOWN || terms.choosable();
            case NOTIFICATIONS, MESSAGES ->
                choice != Choice.SHOWN || terms.choosable() || terms.visibility() != Visibility.NOBODY;
        };
    }

    private static Visibility visible(Contents terms, Choice choice) {
        return switch (choice) {
            case AS_SITE -> terms.visibility();
            case SHOWN -> terms.choosable() ? Visibility.EVERYONE : terms.visibility();
            case HIDDEN -> Visibility.NOBODY;
        };
    }

    /// Who does not see what somebody says aloud is not told of it either, unless they chose so.
    private static boolean apart(Choice choice, Visibility comments) {
        return switch (choice) {
            case AS_SITE -> comments == Visibility.NOBODY;
            case SHOWN -> false;
            case HIDDEN -> true;
        };
    }
}
