package org.folkmoot.forum.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.speech.NamesakeRule.Guarded;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// The names that nobody else shall seem to bear. For the pages they are kept in memory, a few hundred at most, and
/// read again now and then: whoever was appointed a minute ago may still be imitated.
public final class Namesakes {

    private static final String IN_OFFICE = """
            select person.id, person.name, person.display_name
            from (select person_id from account where admin
                  union
                  select role.person_id from community_role role
                  join community on community.id = role.community_id
                  where community.instance_id = 1 and community.removed_at is null and community.deleted_at is null) officer
            join person on person.id = officer.person_id
            where person.instance_id = 1 and person.deleted_at is null and person.id <> :except
            """;

    private static final String COMMUNITIES =
            "select name from community where instance_id = 1 and removed_at is null and deleted_at is null";

    private record Officer(
            PersonId id, String name, @Nullable String displayName) {}

    private final Database database;
    private final Site site;
    private volatile @Nullable Guarded inForce;

    public Namesakes(Database database, Site site) {
        this.database = database;
        this.site = site;
    }

    /// How nobody of another server shall be called, as it was last read.
    public Guarded guarded() {
        Guarded known = inForce;
        return known != null ? known : reload();
    }

    /// The same without asking the database; nothing when it was never read.
    public Guarded lastKnown() {
        Guarded known = inForce;
        return known != null ? known : Guarded.NOTHING;
    }

    /// Reads them again.
    public Guarded reload() {
        Guarded read = database.read(transaction -> called(transaction, null));
        inForce = read;
        return read;
    }

    /// How nobody else shall be called: as the site, or as somebody in office.
    ///
    /// @param except whose own names are not among them; null for nobody
    Guarded called(Transaction transaction, @Nullable PersonId except) {
        List<String> names = new ArrayList<>();
        site.settings(transaction).ifPresent(settings -> names.add(settings.name()));
        for (Officer officer : officers(transaction, except)) {
            names.add(officer.name());
            Optional.ofNullable(officer.displayName()).ifPresent(names::add);
        }
        return Guarded.of(names);
    }

    /// Whether somebody runs the site, and so speaks for it.
    boolean admin(Transaction transaction, PersonId person) {
        return transaction
                .query("select exists (select from account where person_id = :person and admin)")
                .bind("person", person)
                .mapTo(boolean.class)
                .one();
    }

    /// How nobody new shall be named, person or community: like somebody in office, or a community.
    public static Guarded named(Transaction transaction) {
        List<String> names = new ArrayList<>(
                transaction.query(COMMUNITIES).mapTo(String.class).list());
        officers(transaction, null).forEach(officer -> names.add(officer.name()));
        return Guarded.of(names);
    }

    private static List<Officer> officers(Transaction transaction, @Nullable PersonId except) {
        return transaction
                .query(IN_OFFICE)
                .bind("except", except == null ? 0 : except.value())
                .mapTo(Officer.class)
                .list();
    }
}
