package org.folkmoot.forum.notifications;

import org.folkmoot.database.Database;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Senders;

/// Lets a member choose who may begin to write to them.
public final class ChooseSenders {

    private final Database database;
    private final CorrespondentStore correspondents = new CorrespondentStore();

    public ChooseSenders(Database database) {
        this.database = database;
    }

    public void choose(PersonId person, Senders senders) {
        database.change(transaction -> correspondents.choose(transaction, person, senders));
    }

    /// What they chose; everyone until they do.
    public Senders chosen(PersonId person) {
        return database.read(transaction -> correspondents.choice(transaction, person));
    }
}
