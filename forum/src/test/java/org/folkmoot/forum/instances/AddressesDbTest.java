package org.folkmoot.forum.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class AddressesDbTest {

    private static final Addressed BEN = new Addressed.Person(new PersonId(7));

    private final Addresses addresses = new Addresses();
    private final Database database;

    AddressesDbTest(TestDatabase.Fresh fresh) {
        database = fresh.database();
    }

    @Test
    void whateverHasAnAddressIsFoundByItAndTheAddressByWhatItNames() {
        assigned("https://beta.example/u/kinds", new Addressed.Person(new PersonId(70)));
        assigned("https://beta.example/c/kinds", new Addressed.Community(new CommunityId(70)));
        assigned("https://beta.example/post/70", new Addressed.Post(new PostId(70)));
        assigned("https://beta.example/comment/70", new Addressed.Comment(new PostId(70), new CommentId(70)));
    }

    private void assigned(String url, Addressed thing) {
        assertThat(assign(url, thing)).isTrue();
        assertThat(find(url)).contains(thing);
        assertThat(database.<Optional<String>>read(transaction -> addresses.of(transaction, thing)))
                .contains(url);
    }

    @Test
    void anAddressNamesOneThingForEver() {
        assign("https://beta.example/u/ever", BEN);

        assertThat(assign("https://beta.example/u/ever", new Addressed.Person(new PersonId(8))))
                .isFalse();
        assertThat(assign("https://beta.example/u/ever", new Addressed.Post(new PostId(7))))
                .isFalse();
        assertThat(assign("https://beta.example/u/ever", BEN)).isTrue();
        assertThat(find("https://beta.example/u/ever")).contains(BEN);
    }

    @Test
    void addressesAreComparedByteByByte() {
        assign("https://beta.example/u/Bytes", BEN);

        assertThat(find("https://beta.example/u/bytes")).isEmpty();
        assertThat(find("https://beta.example/u/Bytes/")).isEmpty();
    }

    @Test
    void whatCannotBeAnAddressNamesNothing() {
        for (String url : new String[] {
            "", "beta", "ftp://beta.example/x", "https://beta.example/\0", "https://b/" + "x".repeat(3000)
        }) {
            assertThat(assign(url, BEN)).as(url).isFalse();
            assertThat(find(url)).as(url).isEmpty();
        }
    }

    private boolean assign(String url, Addressed thing) {
        return database.<Boolean>write(transaction -> addresses.assign(transaction, url, thing));
    }

    private Optional<Addressed> find(String url) {
        return database.read(transaction -> addresses.find(transaction, url));
    }
}
