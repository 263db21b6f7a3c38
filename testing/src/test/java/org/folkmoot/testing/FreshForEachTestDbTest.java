package org.folkmoot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.database.Database;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class FreshForEachTestDbTest {

    private final Database database;

    FreshForEachTestDbTest(Database database) {
        this.database = database;
    }

    @RepeatedTest(2)
    void noTestSeesAnothersRows() {
        int added = database.write(transaction -> {
            transaction.update("insert into leaf (name) values ('elm')").execute();
            return transaction
                    .query("select count(*) from leaf")
                    .mapTo(int.class)
                    .one();
        });

        assertThat(added).isEqualTo(1);
    }
}
