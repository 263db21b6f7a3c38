package org.folkmoot.forum.instances;

import org.folkmoot.database.Transaction;
import org.folkmoot.values.InstanceId;

/// The servers that we know. Reads and writes the rows of `instance` that are not ours.
public final class Instances {

    private static final String MEET = """
            with new as (
              insert into instance (domain) values (:domain)
              on conflict (domain) do nothing returning id)
            select id from new union all select id from instance where domain = :domain limit 1
            """;

    /// The server of this domain, remembered from now on when it was never met.
    ///
    /// @param domain host in lower case, with a port when it has one
    public InstanceId meet(Transaction transaction, String domain) {
        return transaction
                .query(MEET)
                .bind("domain", domain)
                .mapTo(InstanceId.class)
                .one();
    }
}
