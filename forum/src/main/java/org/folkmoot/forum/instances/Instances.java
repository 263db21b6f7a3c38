package org.folkmoot.forum.instances;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.InstanceId;

/// The servers that we know. Reads and writes the rows of `instance` that are not ours.
public final class Instances {

    private static final String MEET =
            "insert into instance (domain) values (:domain) on conflict (domain) do nothing returning id";

    /// The server that an address is on, remembered from now on; empty when that is ours, or it is no address.
    public Optional<InstanceId> elsewhere(Transaction transaction, String url) {
        return Addresses.host(url)
                .map(domain -> meet(transaction, domain))
                .filter(instance -> !instance.equals(Site.OURS));
    }

    /// The server of this domain; empty when we never met it.
    public Optional<InstanceId> known(Transaction transaction, String domain) {
        return transaction
                .query("select id from instance where domain = :domain")
                .bind("domain", domain)
                .mapTo(InstanceId.class)
                .findOne();
    }

    /// What a server is called; empty for ours while it has no public address.
    public Optional<String> domain(Transaction transaction, InstanceId instance) {
        return transaction
                .query("select domain from instance where id = :instance and domain is not null")
                .bind("instance", instance)
                .mapTo(String.class)
                .findOne();
    }

    /// The server of this domain, remembered from now on when it was never met.
    ///
    /// @param domain host in lower case, with a port when it has one
    public InstanceId meet(Transaction transaction, String domain) {
        return known(transaction, domain)
                .or(() -> transaction
                        .query(MEET)
                        .bind("domain", domain)
                        .mapTo(InstanceId.class)
                        .findOne())
                // Another met it at the same moment, and only a statement that begins after theirs has committed sees
                // it.
                .or(() -> known(transaction, domain))
                .orElseThrow();
    }
}
