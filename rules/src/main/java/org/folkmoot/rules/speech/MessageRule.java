package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may write to somebody else alone, and change what they wrote.
///
/// Why a recipient takes nothing is never said: who is blocked is not told, so a block sounds as a choice to take
/// nothing does.
public final class MessageRule {

    /// So many strangers may be written to within a day: enough for anybody who speaks with people, too few for
    /// anybody who wants to reach them all.
    public static final int MOST_STRANGERS = 20;

    private MessageRule() {}

    /// The one who writes.
    ///
    /// @param banned    from this site
    /// @param ours      whether they are of this site
    /// @param admin     whether they run it: what they have to say reaches every member who was not erased
    /// @param strangers to how many they wrote for the first time within a day
    public record Sender(boolean banned, boolean ours, boolean admin, long strangers) {}

    /// The one who is written to.
    ///
    /// @param gone    whether their account was erased
    /// @param banned  from this site
    /// @param blocks  whether they block the sender
    /// @param blocked whether the sender blocks them
    /// @param takes   from whom they take a first message
    /// @param wrote   whether they wrote to the sender before
    /// @param written whether the sender wrote to them before
    public record Recipient(
            boolean gone,
            boolean banned,
            boolean blocks,
            boolean blocked,
            Senders takes,
            boolean wrote,
            boolean written) {}

    /// A message that somebody wants to send.
    ///
    /// @param self whether it is to themselves
    /// @param body as typed
    public record Facts(Sender sender, Recipient recipient, boolean self, String body) {}

    /// A change that somebody wants to make of what they sent.
    ///
    /// @param mine    whether they wrote it
    /// @param deleted whether it is taken back
    /// @param body    as typed
    public record EditFacts(Sender sender, Recipient recipient, boolean mine, boolean deleted, String body) {}

    /// What is kept.
    ///
    /// @param body Markdown
    public record Words(String body) {}

    /// What keeps somebody from writing before they have written a word: the first obstacle, or null.
    public static @Nullable Refusal obstacle(Sender sender, Recipient recipient, boolean self) {
        if (self) {
            return Refusal.CANNOT_WRITE_TO_YOURSELF;
        }
        if (sender.banned()) {
            return Refusal.BANNED_FROM_SITE;
        }
        if (recipient.blocked()) {
            return Refusal.UNBLOCK_FIRST;
        }
        if (closed(recipient) || !welcome(sender, recipient)) {
            return Refusal.NO_MESSAGES;
        }
        boolean known = recipient.wrote() || recipient.written();
        return !known && !sender.admin() && sender.strangers() >= MOST_STRANGERS ? Refusal.TOO_OFTEN : null;
    }

    public static SpeechDecision<Words> judge(Facts facts) {
        return words(
                new Objections().about(Field.WHOLE, obstacle(facts.sender(), facts.recipient(), facts.self())),
                facts.body());
    }

    /// Whether a message may be changed: by who wrote it alone, while it can still reach the one it was written to.
    public static SpeechDecision<Words> judge(EditFacts facts) {
        Objections objections = new Objections()
                .when(!facts.mine(), Field.WHOLE, Refusal.NOT_YOURS)
                .when(facts.sender().banned(), Field.WHOLE, Refusal.BANNED_FROM_SITE)
                .when(facts.deleted(), Field.WHOLE, Refusal.TARGET_GONE)
                .when(closed(facts.recipient()), Field.WHOLE, Refusal.NO_MESSAGES);
        return words(objections, facts.body());
    }

    private static boolean closed(Recipient recipient) {
        return recipient.gone() || recipient.banned() || recipient.blocks();
    }

    /// A choice is about those who begin; whom somebody wrote to themselves may answer.
    private static boolean welcome(Sender sender, Recipient recipient) {
        if (sender.admin() || recipient.wrote()) {
            return true;
        }
        return switch (recipient.takes()) {
            case EVERYONE -> true;
            case MEMBERS -> sender.ours();
            case NOBODY -> false;
        };
    }

    private static SpeechDecision<Words> words(Objections objections, String typed) {
        String body = Wording.text(typed);
        return objections
                .about(Field.BODY, TextRule.needed(body, TextRule.MESSAGE_LONGEST))
                .orAccept(() -> new Words(body));
    }
}
