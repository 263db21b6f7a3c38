package org.folkmoot.forum.instances;

import java.util.Optional;
import java.util.function.Supplier;
import org.folkmoot.database.Database;

/// Keys that this site keeps to itself, made once and shared by its nodes. Reads and writes `secret`.
public final class SecretKeys {

    private final Database database;

    public SecretKeys(Database database) {
        this.database = database;
    }

    /// The key of this name; empty when none was made yet.
    public Optional<byte[]> made(String name) {
        return database.readEach(transaction -> transaction
                .query("select value from secret where name = :name")
                .bind("name", name)
                .mapTo(byte[].class)
                .findOne());
    }

    /// The key of this name, made now when there is none yet.
    public byte[] key(String name, Supplier<byte[]> made) {
        return database.write(transaction -> {
            transaction
                    .update("insert into secret (name, value) values (:name, :value) on conflict do nothing")
                    .bind("name", name)
                    .bind("value", made.get())
                    .execute();
            return transaction
                    .query("select value from secret where name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
