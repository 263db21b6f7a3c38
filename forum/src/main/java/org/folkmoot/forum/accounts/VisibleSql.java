package org.folkmoot.forum.accounts;

import java.util.Set;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jdbi.v3.core.statement.SqlStatement;

/// What [Filter] says, as conditions of a statement: the second reader of the one rule of visibility, beside the
/// index. Every view that lists content takes its conditions from here.
///
/// Tables go by the names `community`, `post` and `comment` in the statement.
public final class VisibleSql {

    /// Communities that stand in a list.
    public static final String COMMUNITIES = """
             community.removed_at is null and community.deleted_at is null
             and (:seesLocalOnly or not community.local_only)
             and (:seesNsfw or not community.nsfw)
             and community.id <> all(:blockedCommunities)
             and community.instance_id <> all(:hiddenCommunities)
            """;

    private static final String PLACE = """
             post.removed_at is null and post.deleted_at is null
             and community.removed_at is null and community.deleted_at is null
             and (:seesLocalOnly or not community.local_only)
             and (:seesNsfw or not (post.nsfw or community.nsfw))
             and post.community_id <> all(:blockedCommunities)
             and community.instance_id <> all(:hiddenCommunities)
             and (post.instance_id <> all(:hiddenPosts)
               or (community.instance_id = any(:lifted) and post.instance_id <> all(:floor)))
             and not (post.waiting and (post.instance_id = any(:holding) or community.instance_id = any(:holding)))
            """;

    /// Posts that stand in a list.
    public static final String POSTS = PLACE + """
             and (post.language is null or :readsEverything or post.language = any(:languages))
             and post.author_id <> all(:blockedPeople)
            """;

    /// Comments that stand in a list outside their thread.
    public static final String COMMENTS = PLACE + """
             and comment.removed_at is null and comment.deleted_at is null
             and (comment.language is null or :readsEverything or comment.language = any(:languages))
             and comment.author_id <> all(:blockedPeople)
             and (comment.instance_id <> all(:hiddenComments)
               or (community.instance_id = any(:lifted) and comment.instance_id <> all(:floor)))
             and not (comment.waiting and (comment.instance_id = any(:holding) or community.instance_id = any(:holding)))
            """;

    private VisibleSql() {}

    /// Gives a statement that holds one of the conditions its parameters.
    public static <S extends SqlStatement<S>> S bind(S statement, Filter filter) {
        return statement
                .bind("seesLocalOnly", filter.localOnly())
                .bind("seesNsfw", filter.nsfw())
                .bind("readsEverything", filter.languages().isEmpty())
                .bind("languages", filter.languages().toArray(String[]::new))
                .bind("hiddenPosts", servers(filter.servers().posts()))
                .bind("hiddenComments", servers(filter.servers().comments()))
                .bind("hiddenCommunities", servers(filter.servers().communities()))
                .bind("lifted", servers(filter.lifted()))
                .bind("floor", servers(filter.concealed().fromEverybody()))
                .bind("holding", servers(filter.concealed().holding()))
                .bind(
                        "blockedCommunities",
                        filter.blockedCommunities().stream()
                                .mapToLong(CommunityId::value)
                                .toArray())
                .bind(
                        "blockedPeople",
                        filter.blockedPeople().stream()
                                .mapToLong(PersonId::value)
                                .toArray());
    }

    private static long[] servers(Set<InstanceId> servers) {
        return servers.stream().mapToLong(InstanceId::value).toArray();
    }
}
