package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that an actor does.
public sealed interface Activity extends Thing {

    /// What all activities say.
    Envelope envelope();

    @Override
    default @Nullable Iri id() {
        return envelope().id();
    }

    default Iri actor() {
        return envelope().actor();
    }

    /// What all activities say.
    ///
    /// @param audience the community, where that is said
    /// @param summary  a reason, as moderators give it
    record Envelope(
            @Nullable Iri id,
            Iri actor,
            List<Iri> to,
            List<Iri> cc,
            @Nullable Iri audience,
            @Nullable String summary,
            @Nullable Instant published) {

        public Envelope {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
        }

        /// Whether anybody may know of it.
        public boolean open() {
            return Audience.isPublic(to) || Audience.isPublic(cc);
        }
    }

    record Follow(Envelope envelope, Iri object, JsonObject json) implements Activity {}

    /// A wish is granted.
    ///
    /// @param object as a rule a [Follow], whole or by its id
    record Accept(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    record Reject(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    record Undo(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    record Create(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    record Update(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    /// Something is gone.
    ///
    /// @param removal    whether a moderator removes what is another's: Lemmy then gives a `summary`, even empty
    /// @param removeData whether what they wrote goes with a person
    record Delete(Envelope envelope, Iri object, boolean removal, boolean removeData, JsonObject json)
            implements Activity {}

    /// A vote up, or a reaction.
    ///
    /// @param reaction the sign that Misskey and others send with it; null for a plain one
    record Like(Envelope envelope, Iri object, @Nullable String reaction, JsonObject json) implements Activity {}

    record Dislike(Envelope envelope, Iri object, JsonObject json) implements Activity {}

    /// Something is passed on.
    ///
    /// @param object of a group: an activity, verbatim, or a post; of a person: what they boost
    record Announce(Envelope envelope, Reference object, JsonObject json) implements Activity {}

    /// Something is reported.
    ///
    /// @param objects what: the thing alone, or the person with some of their things
    /// @param reason  empty when none is given
    record Flag(Envelope envelope, List<Iri> objects, String reason, JsonObject json) implements Activity {

        public Flag {
            objects = List.copyOf(objects);
        }
    }

    /// Somebody is banned, or blocked.
    ///
    /// @param target     where: a community, or a whole server; null for a block by a person
    /// @param removeData whether what they wrote goes with it
    /// @param endTime    null for good
    record Block(
            Envelope envelope,
            Iri object,
            @Nullable Iri target,
            boolean removeData,
            @Nullable Instant endTime,
            JsonObject json)
            implements Activity {}

    record Lock(Envelope envelope, Iri object, JsonObject json) implements Activity {}

    /// Something is put on a list.
    ///
    /// @param target the list: moderators, or featured posts
    record Add(Envelope envelope, Iri object, @Nullable Iri target, JsonObject json) implements Activity {}

    record Remove(Envelope envelope, Iri object, @Nullable Iri target, JsonObject json) implements Activity {}

    record Move(Envelope envelope, Iri object, @Nullable Iri target, JsonObject json) implements Activity {}

    /// One of a kind that a forum does nothing about; never an error.
    record Other(Envelope envelope, String type, @Nullable Reference object, JsonObject json) implements Activity {}
}
