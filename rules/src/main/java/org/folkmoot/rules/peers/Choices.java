package org.folkmoot.rules.peers;

import java.util.List;

/// What a member decides for their own eyes about one peer. How its votes count for them is no part of
/// it: that is their [Lens].
///
/// @param posts         what its people post
/// @param comments      what they comment
/// @param communities   its communities, with whatever stands there
/// @param notifications whether answers and mentions of its people stand in the inbox, or apart from it
/// @param messages      whether what they write to the member alone stands among the messages, or apart
public record Choices(Choice posts, Choice comments, Choice communities, Choice notifications, Choice messages) {

    /// Nothing decided: what the site does holds, now and whenever it changes.
    public static final Choices NONE = all(Choice.AS_SITE);

    /// One of the five.
    public enum Axis {
        POSTS,
        COMMENTS,
        COMMUNITIES,
        NOTIFICATIONS,
        MESSAGES
    }

    /// The same for all five.
    public static Choices all(Choice choice) {
        return new Choices(choice, choice, choice, choice, choice);
    }

    /// The five in the order of [Axis].
    ///
    /// @throws IllegalArgumentException when there are not five
    public static Choices of(List<Choice> five) {
        if (five.size() != Axis.values().length) {
            throw new IllegalArgumentException("A choice for each axis is needed, not " + five.size());
        }
        return new Choices(five.get(0), five.get(1), five.get(2), five.get(3), five.get(4));
    }

    /// What is decided on one axis.
    public Choice on(Axis axis) {
        return switch (axis) {
            case POSTS -> posts;
            case COMMENTS -> comments;
            case COMMUNITIES -> communities;
            case NOTIFICATIONS -> notifications;
            case MESSAGES -> messages;
        };
    }

    /// Whether something is to be seen that the site may not show by itself.
    public boolean shows() {
        return posts == Choice.SHOWN || comments == Choice.SHOWN || communities == Choice.SHOWN;
    }
}
