package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `member_peer_choice`. The only place that does.
final class PeerChoiceStore {

    private static final String WRITE = """
            insert into member_peer_choice (person_id, peer_id, name, domains, apart,
              posts, comments, communities, notifications, messages, ask_again_at, chosen_at)
            values (:person, :peer, :name, :domains, :apart,
              :posts, :comments, :communities, :notifications, :messages, :askAgainAt, :at)
            """;

    /// One row.
    ///
    /// @param name what the peer was called then
    record Row(
            long id,
            @Nullable PeerId peerId,
            String name,
            List<String> domains,
            List<String> apart,
            Choice posts,
            Choice comments,
            Choice communities,
            Choice notifications,
            Choice messages,
            @Nullable Instant askAgainAt) {

        Choices choices() {
            return new Choices(posts, comments, communities, notifications, messages);
        }

        PeerChoice choice() {
            return new PeerChoice(peerId, Set.copyOf(domains), Set.copyOf(apart), choices());
        }
    }

    /// Everything that a member chose, the oldest first.
    List<Row> rows(Transaction transaction, PersonId person) {
        return transaction.query("""
                        select id, peer_id, name, domains, apart,
                               posts, comments, communities, notifications, messages, ask_again_at
                        from member_peer_choice where person_id = :person order by id
                        """).bind("person", person).mapTo(Row.class).list();
    }

    /// Lets one choice of a member be made after the other.
    ///
    /// @return whether there is such a member
    boolean lock(Transaction transaction, PersonId person) {
        return transaction
                .query("select true from account where person_id = :person for update")
                .bind("person", person)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    void write(
            Transaction transaction,
            PersonId person,
            String name,
            PeerChoice choice,
            @Nullable Instant askAgainAt,
            Instant at) {
        Choices choices = choice.choices();
        transaction
                .update(WRITE)
                .bind("person", person)
                .bindByType("peer", choice.peer(), PeerId.class)
                .bind("name", name)
                .bind("domains", sorted(choice.domains()))
                .bind("apart", sorted(choice.apart()))
                .bind("posts", choices.posts())
                .bind("comments", choices.comments())
                .bind("communities", choices.communities())
                .bind("notifications", choices.notifications())
                .bind("messages", choices.messages())
                .bindByType("askAgainAt", askAgainAt, Instant.class)
                .bind("at", at)
                .execute();
    }

    /// Makes a row one about its servers alone: something else is chosen about the peer.
    void part(Transaction transaction, PersonId person, long row) {
        transaction
                .update("update member_peer_choice set peer_id = null where person_id = :person and id = :row")
                .bind("person", person)
                .bind("row", row)
                .execute();
    }

    /// Takes servers out of what a member chose about others: it was chosen anew for these.
    void release(Transaction transaction, PersonId person, Collection<String> domains) {
        transaction
                .update("""
                        update member_peer_choice
                        set domains = array(select domain from unnest(domains) domain where domain <> all(:domains))
                        where person_id = :person and domains && cast(:domains as text[])
                        """)
                .bind("person", person)
                .bind("domains", sorted(domains))
                .execute();
    }

    /// Names servers in a row under which they stood by what is above them.
    void keep(Transaction transaction, PersonId person, long row, Collection<String> domains) {
        transaction
                .update("""
                        update member_peer_choice
                        set domains = array(select unnest(domains) union select unnest(cast(:domains as text[])) order by 1)
                        where person_id = :person and id = :row
                        """)
                .bind("person", person)
                .bind("row", row)
                .bind("domains", sorted(domains))
                .execute();
    }

    /// Deletes rows that are about nothing any more.
    void removeEmpty(Transaction transaction, PersonId person) {
        transaction
                .update("delete from member_peer_choice "
                        + "where person_id = :person and peer_id is null and cardinality(domains) = 0")
                .bind("person", person)
                .execute();
    }

    void forget(Transaction transaction, PersonId person) {
        transaction
                .update("delete from member_peer_choice where person_id = :person")
                .bind("person", person)
                .execute();
    }

    private static String[] sorted(Collection<String> domains) {
        return domains.stream().sorted().toArray(String[]::new);
    }
}
