package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `community`. The only place that does.
final class CommunityStore {

    private static final String INSERT = """
            insert into community (id, instance_id, name, title, description, nsfw, local_only, moderators_post_only,
              created_at)
            values (:id, :instance, :name, :title, :description, :nsfw, :localOnly, :moderatorsPostOnly, :at)
            """;

    private static final String CHANGE = """
            update community
            set title = :title, description = :description, nsfw = :nsfw, local_only = :localOnly,
                moderators_post_only = :moderatorsPostOnly, edited_at = :at
            where id = :community
            """;

    private static final String RENEW = """
            update community
            set title = :title, description = :description, nsfw = :nsfw, moderators_post_only = :moderatorsPostOnly,
                edited_at = :at, deleted_at = null
            where id = :community
              and (title, description, nsfw, moderators_post_only, deleted_at is null)
                is distinct from (:title, :description, :nsfw, :moderatorsPostOnly, true)
            """;

    private static final String FIND = """
            select id, instance_id, name, local_only, moderators_post_only, removed_at is not null as removed,
                   deleted_at is not null as deleted
            from community where id = :community
            """;

    CommunityId nextId(Transaction transaction) {
        return transaction
                .query("select nextval('community_id_seq')")
                .mapTo(CommunityId.class)
                .one();
    }

    void insert(
            Transaction transaction,
            CommunityId id,
            InstanceId instance,
            String name,
            CommunityProfile profile,
            Instant at) {
        transaction
                .update(INSERT)
                .bind("id", id)
                .bind("instance", instance)
                .bind("name", name)
                .bind("title", profile.title())
                .bind("description", profile.description())
                .bind("nsfw", profile.nsfw())
                .bind("localOnly", profile.localOnly())
                .bind("moderatorsPostOnly", profile.moderatorsPostOnly())
                .bind("at", at)
                .execute();
    }

    void change(Transaction transaction, CommunityId community, CommunityProfile profile, Instant at) {
        transaction
                .update(CHANGE)
                .bind("community", community)
                .bind("title", profile.title())
                .bind("description", profile.description())
                .bind("nsfw", profile.nsfw())
                .bind("localOnly", profile.localOnly())
                .bind("moderatorsPostOnly", profile.moderatorsPostOnly())
                .bind("at", at)
                .execute();
    }

    /// What another server says of its community now, which is there again if it was gone.
    ///
    /// @return false when nothing of it is new
    boolean renew(Transaction transaction, CommunityId community, CommunityProfile profile, Instant at) {
        return transaction
                        .update(RENEW)
                        .bind("community", community)
                        .bind("title", profile.title())
                        .bindByType("description", profile.description(), String.class)
                        .bind("nsfw", profile.nsfw())
                        .bind("moderatorsPostOnly", profile.moderatorsPostOnly())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    Optional<CommunityState> find(Transaction transaction, CommunityId community) {
        return transaction
                .query(FIND)
                .bind("community", community)
                .mapTo(CommunityState.class)
                .findOne();
    }

    Optional<CommunityState> lock(Transaction transaction, CommunityId community) {
        return transaction
                .query(FIND + " for no key update")
                .bind("community", community)
                .mapTo(CommunityState.class)
                .findOne();
    }

    void removed(Transaction transaction, CommunityId community, @Nullable Instant at) {
        transaction
                .update("update community set removed_at = :at where id = :community")
                .bind("community", community)
                .bind("at", at)
                .execute();
    }

    void deleted(Transaction transaction, CommunityId community, @Nullable Instant at) {
        transaction
                .update("update community set deleted_at = :at where id = :community")
                .bind("community", community)
                .bind("at", at)
                .execute();
    }

    void block(Transaction transaction, PersonId person, CommunityId community, Instant at) {
        transaction
                .update("insert into community_block values (:person, :community, :at) on conflict do nothing")
                .bind("person", person)
                .bind("community", community)
                .bind("at", at)
                .execute();
    }

    void unblock(Transaction transaction, PersonId person, CommunityId community) {
        transaction
                .update("delete from community_block where person_id = :person and community_id = :community")
                .bind("person", person)
                .bind("community", community)
                .execute();
    }

    /// Ends everything that a person has with communities, bans and subscriptions excepted.
    void forget(Transaction transaction, PersonId person) {
        transaction
                .update("delete from community_block where person_id = :person")
                .bind("person", person)
                .execute();
        transaction
                .update("delete from community_role where person_id = :person")
                .bind("person", person)
                .execute();
    }
}
