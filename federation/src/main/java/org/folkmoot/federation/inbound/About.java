package org.folkmoot.federation.inbound;

import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// What an activity is about: the thing, or the place, by which its community is known.
final class About {

    private About() {}

    /// What an activity that is passed on is about; null for one that is between two only.
    static @Nullable Iri of(Activity activity) {
        return switch (activity) {
            case Activity.Create create -> create.object().id();
            case Activity.Update update -> update.object().id();
            case Activity.Delete delete -> delete.object();
            case Activity.Lock lock -> lock.object();
            case Activity.Block block -> block.target();
            case Activity.Add add -> listOf(add.target());
            case Activity.Remove remove -> listOf(remove.target());
            case Activity.Undo undo -> undo.object().thing() instanceof Activity inner ? of(inner) : null;
            case Activity.Follow _,
                    Activity.Accept _,
                    Activity.Reject _,
                    Activity.Like _,
                    Activity.Dislike _,
                    Activity.Announce _,
                    Activity.Flag _,
                    Activity.Move _,
                    Activity.Other _ -> null;
        };
    }

    /// What an activity does something to, or whom; null for one that is between two only.
    static @Nullable Iri thing(Activity activity) {
        return switch (activity) {
            case Activity.Create create -> create.object().id();
            case Activity.Update update -> update.object().id();
            case Activity.Delete delete -> delete.object();
            case Activity.Lock lock -> lock.object();
            case Activity.Block block -> block.object();
            case Activity.Add add -> add.object();
            case Activity.Remove remove -> remove.object();
            case Activity.Like like -> like.object();
            case Activity.Dislike dislike -> dislike.object();
            case Activity.Undo undo -> undo.object().thing() instanceof Activity inner ? thing(inner) : null;
            case Activity.Flag _,
                    Activity.Follow _,
                    Activity.Accept _,
                    Activity.Reject _,
                    Activity.Announce _,
                    Activity.Move _,
                    Activity.Other _ -> null;
        };
    }

    /// The community whose list it is.
    private static @Nullable Iri listOf(@Nullable Iri target) {
        int end = target == null ? -1 : target.value().lastIndexOf('/');
        return target == null || end < 9 ? null : new Iri(target.value().substring(0, end));
    }
}
