package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes activities in Lemmy's shape, which the strictest readers take: `to` and `cc` always there where they are
/// wanted, what is undone or accepted embedded whole. Without `@context`: [Context#on] puts it on.
public final class ActivityWriter {

    private static final String PUBLIC = Audience.PUBLIC.value();

    private ActivityWriter() {}

    /// Somebody asks to hear of another's doings.
    public static JsonObject follow(String id, String actor, String object) {
        return said("Follow", id, actor, object).put("to", List.of(object)).build();
    }

    /// An answer to a [#follow], which is given back whole, with the id that it came with.
    public static JsonObject answer(boolean yes, String id, String actor, JsonObject follow, String follower) {
        return said(yes ? "Accept" : "Reject", id, actor, follow.without("@context"))
                .put("to", List.of(follower))
                .build();
    }

    /// Something is taken back; it stands within, whole, and is addressed to the same.
    public static JsonObject undo(String id, JsonObject undone) {
        JsonObject.Builder undo = JsonObject.builder()
                .put("type", "Undo")
                .put("id", id)
                .put("actor", undone.find("actor"))
                .put("object", undone.without("@context"));
        for (String same : List.of("to", "cc", "audience")) {
            undo.put(same, undone.find(same));
        }
        return undo.build();
    }

    /// A post or comment is new (`Create`) or changed (`Update`).
    public static JsonObject content(boolean fresh, String id, String actor, String group, JsonObject object) {
        Json copies =
                object.find("cc") instanceof JsonArray list && !list.items().isEmpty()
                        ? list
                        : JsonArray.ofTexts(List.of(group));
        return said(fresh ? "Create" : "Update", id, actor, object.without("@context"))
                .put("to", List.of(group, PUBLIC))
                .put("cc", copies)
                .put("audience", group)
                .put("tag", object.find("tag"))
                .build();
    }

    /// An actor changed what it says of itself.
    public static JsonObject update(String id, String actor, @Nullable String group, JsonObject object) {
        return said("Update", id, actor, object.without("@context"))
                .put("to", List.of(PUBLIC))
                .put("cc", group == null ? List.of() : List.of(group))
                .put("audience", group)
                .build();
    }

    /// Something is gone.
    ///
    /// @param reason of a moderator, also an empty one; null when its author deletes it
    public static JsonObject delete(String id, String actor, String group, String object, @Nullable String reason) {
        return inCommunity(said("Delete", id, actor, object), group)
                .put("summary", reason)
                .build();
    }

    /// A letter is written (`Create`) or changed (`Update`): it reaches its recipient and nobody else.
    public static JsonObject letter(boolean fresh, String id, String actor, String recipient, JsonObject letter) {
        return said(fresh ? "Create" : "Update", id, actor, letter.without("@context"))
                .put("to", List.of(recipient))
                .build();
    }

    /// A letter is taken back.
    public static JsonObject deleteLetter(String id, String actor, String recipient, String letter) {
        return said("Delete", id, actor, letter).put("to", List.of(recipient)).build();
    }

    /// A person is gone, from every server.
    public static JsonObject deleteActor(String id, String actor, boolean removeData) {
        return said("Delete", id, actor, actor)
                .put("to", List.of(PUBLIC))
                .put("cc", List.of())
                .put("removeData", removeData)
                .build();
    }

    /// A vote, up (`Like`) or down (`Dislike`).
    public static JsonObject vote(boolean up, String id, String actor, String group, String object) {
        return said(up ? "Like" : "Dislike", id, actor, object)
                .put("to", List.of(group, PUBLIC))
                .put("cc", List.of())
                .put("audience", group)
                .build();
    }

    /// A community passes something on: an activity exactly as it came, or a post by its id.
    ///
    /// An activity of ours is given with its context ([Context#on]), since others serve it again by itself.
    public static JsonObject announce(String id, String group, Json object) {
        return said("Announce", id, group, object)
                .put("to", List.of(PUBLIC))
                .put("cc", List.of(group + "/followers"))
                .build();
    }

    /// Something is reported to those who look after it.
    public static JsonObject flag(String id, String actor, String group, String object, String reason) {
        return said("Flag", id, actor, object)
                .put("to", List.of(group))
                .put("audience", group)
                .put("summary", reason)
                .put("content", reason)
                .build();
    }

    /// Somebody is banned.
    ///
    /// @param target a community, or a whole server (its address with a slash at the end)
    /// @param group  the community; null for a server
    /// @param until  null for good
    public static JsonObject block(
            String id,
            String actor,
            String object,
            String target,
            @Nullable String group,
            boolean removeData,
            @Nullable String reason,
            @Nullable Instant until) {
        return said("Block", id, actor, object)
                .put("target", target)
                .put("to", List.of(PUBLIC))
                .put("cc", List.of(target))
                .put("audience", group)
                .put("removeData", removeData)
                .put("summary", reason)
                .put("endTime", until == null ? null : until.toString())
                .build();
    }

    /// A post takes no more comments.
    public static JsonObject lock(String id, String actor, String group, String object, @Nullable String reason) {
        return inCommunity(said("Lock", id, actor, object), group)
                .put("summary", reason)
                .build();
    }

    /// Something is put on a list of a community, or taken off it: a moderator, a post at its top.
    public static JsonObject list(boolean added, String id, String actor, String group, String object, String target) {
        return inCommunity(said(added ? "Add" : "Remove", id, actor, object).put("target", target), group)
                .build();
    }

    /// How every activity begins.
    private static JsonObject.Builder said(String type, String id, String actor, Json object) {
        return JsonObject.builder()
                .put("type", type)
                .put("id", id)
                .put("actor", actor)
                .put("object", object);
    }

    private static JsonObject.Builder said(String type, String id, String actor, String object) {
        return said(type, id, actor, new JsonText(object));
    }

    /// To whom everything is addressed that somebody does to what stands in a community.
    private static JsonObject.Builder inCommunity(JsonObject.Builder activity, String group) {
        return activity.put("to", List.of(group, PUBLIC))
                .put("cc", List.of(group))
                .put("audience", group);
    }
}
