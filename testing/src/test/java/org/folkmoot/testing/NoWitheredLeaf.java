package org.folkmoot.testing;

import java.util.List;
import org.folkmoot.database.Transaction;

/// Shows that invariants are found and asked.
public final class NoWitheredLeaf implements Invariant {

    @Override
    public String sentence() {
        return "no leaf is withered";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction
                .query("select name from leaf where name like 'withered%'")
                .mapTo(String.class)
                .list();
    }
}
