package org.folkmoot.rules.visibility;

import java.util.HashSet;
import java.util.Set;
import org.folkmoot.values.InstanceId;

/// Servers of which something is left out.
///
/// @param posts       whose people's posts are
/// @param comments    whose people's comments are
/// @param communities whose communities are, with everything that stands there
public record Servers(Set<InstanceId> posts, Set<InstanceId> comments, Set<InstanceId> communities) {

    public static final Servers NONE = all(Set.of());

    public Servers {
        posts = Set.copyOf(posts);
        comments = Set.copyOf(comments);
        communities = Set.copyOf(communities);
    }

    /// Servers of which all of it is left out.
    public static Servers all(Set<InstanceId> servers) {
        return new Servers(servers, servers, servers);
    }

    public boolean isEmpty() {
        return posts.isEmpty() && comments.isEmpty() && communities.isEmpty();
    }

    /// Those of which anything is left out.
    public Set<InstanceId> any() {
        Set<InstanceId> any = new HashSet<>(posts);
        any.addAll(comments);
        any.addAll(communities);
        return any;
    }
}
