package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Where letters wait to be sent. The rooms above put them in within their own deeds: either both happened or
/// neither. Where this server sends no e-mail, nothing is put in.
public final class MailOutbox {

    /// Letters that may be asked for in a day, for one person or to one address.
    private static final int A_DAY = 5;

    private final boolean sends;
    private final MailOutboxStore store = new MailOutboxStore();

    /// @param sends whether this server sends e-mail
    public MailOutbox(boolean sends) {
        this.sends = sends;
    }

    /// Whether this server sends e-mail.
    public boolean sends() {
        return sends;
    }

    /// What a letter to many is about.
    ///
    /// @param id     of the consultation
    /// @param begins when voting opens
    /// @param ends   when voting closes; nothing is sent of it after that
    public record Matter(long id, String title, Instant begins, Instant ends) {}

    /// Writes to those of these people who confirmed an address and want such letters; to each once.
    ///
    /// @param people by their numbers
    public void write(Transaction transaction, Mail.Kind kind, Matter matter, long[] people, Instant now) {
        if (sends) {
            store.write(transaction, kind, matter, people, now);
        }
    }

    /// Letters that wait.
    ///
    /// @param letters counted up to 10,000
    /// @param oldest  when the oldest of them was written; null when none waits
    public record Queue(long letters, @Nullable Instant oldest) {}

    /// What waits to be sent now.
    public Queue queue(Transaction transaction) {
        return store.queue(transaction);
    }

    /// Takes back what was not sent of a consultation.
    public void takeBack(Transaction transaction, long consultation) {
        store.takeBack(transaction, consultation);
    }

    /// As the other, of what is for one person.
    public void takeBack(Transaction transaction, long consultation, PersonId person) {
        store.takeBack(transaction, consultation, person);
    }

    /// Takes back letters with which somebody would set their password: their address is another one. They count
    /// among those of the day all the same.
    void takeBackLinks(Transaction transaction, PersonId person, Instant now) {
        store.replace(transaction, Mail.Kind.SET_PASSWORD, person, now);
    }

    /// Asks at an address whether it is theirs, at most five times a day, however many accounts have it.
    ///
    /// @return false when that was too often
    boolean askToConfirm(Transaction transaction, PersonId person, String address, Instant now) {
        store.queue(transaction, address);
        return write(transaction, Mail.Kind.CONFIRM_ADDRESS, person, address, now);
    }

    /// Writes a link that sets their password to one who asked for it, at most five times a day.
    void sendLink(Transaction transaction, PersonId person, Instant now) {
        write(transaction, Mail.Kind.SET_PASSWORD, person, null, now);
    }

    private boolean write(
            Transaction transaction, Mail.Kind kind, PersonId person, @Nullable String address, Instant now) {
        store.lock(transaction, person);
        boolean may = store.asked(transaction, kind, person, address, now.minus(Duration.ofDays(1))) < A_DAY;
        if (may) {
            store.replace(transaction, kind, person, now);
            store.write(transaction, kind, person, now);
        }
        return may;
    }
}
