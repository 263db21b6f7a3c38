package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Audience;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.Texts;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.values.Claim;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Takes in what people of other servers write to members of ours alone: a `ChatMessage`, or a `Note` that is
/// addressed to one of ours and to nobody else. What is for several, or for the author's followers too, is neither
/// for everybody nor between two, so that nothing comes of it here: to show it would say the wrong thing about who
/// else reads it.
///
/// Only the author's own server may bring it, under the author's own signature: nobody passes on what is between two.
public final class MessageInbound {

    private static final Set<String> LETTERS = Set.of("ChatMessage", "Note");

    /// The deeds that it asks for.
    public record Deeds(SendMessage sendMessage, EditMessage editMessage, DeleteMessage deleteMessage) {}

    private final Database database;
    private final Deeds deeds;
    private final Places places;
    private final Voters voters;
    private final Texts texts;
    private final Conversations conversations;

    public MessageInbound(
            Database database, Deeds deeds, Places places, Voters voters, Texts texts, Conversations conversations) {
        this.database = database;
        this.deeds = deeds;
        this.places = places;
        this.voters = voters;
        this.texts = texts;
        this.conversations = conversations;
    }

    /// The message that another server calls so.
    Optional<MessageId> known(@Nullable Iri address) {
        return address == null
                ? Optional.empty()
                : database.read(transaction -> conversations.addressed(transaction, address.value()));
    }

    /// Whether something is to be taken in here, or nowhere.
    boolean concerns(Content content) {
        return !content.open()
                || content.type().equals("ChatMessage")
                || known(content.id()).isPresent();
    }

    /// Takes in a message that is new, or what its author made of it.
    Settled write(Word word, Content content, Instant received) {
        String wrong = wrong(word, content);
        if (wrong != null) {
            return new Settled.Dropped(wrong);
        }
        Iri recipient = recipient(content);
        if (recipient == null) {
            return new Settled.Dropped("it is neither for everybody nor for one alone");
        }
        if (!places.ours(recipient)
                || !(places.find(recipient).orElse(null) instanceof Addressed.Person(PersonId reader))) {
            return new Settled.Dropped("it is for nobody of ours");
        }
        return voters.by(word.activity(), sender -> taken(content, sender, reader, recipient, received));
    }

    private @Nullable String wrong(Word word, Content content) {
        Activity activity = word.activity();
        Iri id = content.id();
        Iri actor = activity.actor();
        if (word.announcer() != null || !word.peer().equals(actor.host())) {
            return "what is between two was passed on";
        }
        boolean theirs = id != null
                && id.sameHost(actor)
                && !places.ours(id)
                && content.attributedTo().equals(List.of(actor));
        if (!theirs) {
            return "it is not its author's, or it is ours";
        }
        var envelope = activity.envelope();
        if (content.open() || Audience.isPublic(envelope.to()) || Audience.isPublic(envelope.cc())) {
            return "what is between two is addressed to everybody";
        }
        return LETTERS.contains(content.type()) ? null : "it is no message that can be read here";
    }

    /// The only one whom it is for, beside its author.
    private static @Nullable Iri recipient(Content content) {
        Set<Iri> readers = new LinkedHashSet<>(content.to());
        readers.addAll(content.cc());
        content.attributedTo().forEach(readers::remove);
        return readers.size() == 1 ? readers.iterator().next() : null;
    }

    private Settled taken(Content content, PersonId sender, PersonId reader, Iri recipient, Instant received) {
        Iri id = content.id();
        String address = id == null ? "" : id.value();
        String body = body(content, recipient);
        Instant published = content.published() == null ? received : content.published();
        Optional<MessageId> known = known(id);
        if (known.isPresent()) {
            Instant said = content.updated() == null ? published : content.updated();
            return Settled.of(deeds.editMessage().edit(new EditMessage.Request(sender, known.get(), body, said)));
        }
        return Settled.of(
                deeds.sendMessage().send(new SendMessage.Request(sender, reader, body, new Claim(address, published))));
    }

    /// Takes a message back, or brings it back, as its author wants.
    Settled delete(Word word, MessageId message, boolean deleted) {
        Activity activity = word.activity();
        if (word.announcer() != null || !word.peer().equals(activity.actor().host())) {
            return new Settled.Dropped("what is between two was passed on");
        }
        return voters.by(
                activity,
                sender ->
                        Settled.of(deeds.deleteMessage().delete(new DeleteMessage.Request(sender, message, deleted))));
    }

    /// What it says, with what hangs on it as links.
    private String body(Content content, Iri recipient) {
        String typed = content.markdown();
        String html = content.content();
        List<String> parts = new ArrayList<>();
        parts.add(typed != null ? typed : html == null ? "" : withoutCall(texts.markdown(html), recipient));
        content.attachments().stream()
                .map(attachment -> "<" + attachment.address().value() + ">")
                .forEach(parts::add);
        return String.join("\n\n", parts).strip();
    }

    /// Mastodon's letters begin with the name of whom they are for.
    private static String withoutCall(String markdown, Iri recipient) {
        return markdown.replaceFirst("^\\[@[^\\]\\n]*\\]\\(" + Pattern.quote(recipient.value()) + "\\)\\s*", "");
    }
}
