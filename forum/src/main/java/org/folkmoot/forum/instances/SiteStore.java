package org.folkmoot.forum.instances;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.SiteVersionId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `site_version` and our own row of `instance`. The only place that does.
final class SiteStore {

    private static final String CURRENT = """
            select id, name, description, public_address, sign_up, application_question, downvotes,
                   admins_only_found_communities, signed_fetch
            from site_version
            order by id desc limit 1
            """;

    private static final String ADOPT = """
            insert into site_version (name, description, public_address, sign_up, application_question, downvotes,
              admins_only_found_communities, signed_fetch, changed_by, changed_at)
            values (:name, :description, :publicAddress, :signUp, :applicationQuestion, :downvotes,
              :adminsOnlyFoundCommunities, :signedFetch, :by, :at)
            returning id
            """;

    Optional<SiteSettings> current(Transaction transaction) {
        return transaction.query(CURRENT).mapTo(SiteSettings.class).findOne();
    }

    /// Two admins who save at once are taken one after the other.
    void lock(Transaction transaction) {
        transaction
                .query("select id from instance where id = 1 for update")
                .mapTo(Long.class)
                .one();
    }

    SiteVersionId adopt(Transaction transaction, SiteDraft draft, @Nullable PersonId by, Instant at) {
        return transaction
                .query(ADOPT)
                .bind("name", draft.name())
                .bind("description", draft.description())
                .bind("publicAddress", draft.publicAddress())
                .bind("signUp", draft.signUp())
                .bind("applicationQuestion", draft.applicationQuestion())
                .bind("downvotes", draft.downvotes())
                .bind("adminsOnlyFoundCommunities", draft.adminsOnlyFoundCommunities())
                .bind("signedFetch", draft.signedFetch())
                .bind("by", by)
                .bind("at", at)
                .mapTo(SiteVersionId.class)
                .one();
    }

    void nameOurs(Transaction transaction, @Nullable String domain) {
        transaction
                .update("update instance set domain = :domain where id = 1")
                .bind("domain", domain)
                .execute();
    }
}
