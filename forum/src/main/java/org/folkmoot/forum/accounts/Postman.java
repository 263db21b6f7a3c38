package org.folkmoot.forum.accounts;

/// Hands letters over to a mail server.
public interface Postman {

    /// What became of a letter.
    enum Fate {
        /// The mail server has it.
        TAKEN,
        /// It was not taken this time.
        LATER,
        /// It is never taken: there is no such address, or it is not wanted.
        NEVER
    }

    /// A way to the mail server that is used for several letters.
    interface Round extends AutoCloseable {

        /// Hands one over.
        ///
        /// @throws MailServerAway when the way broke; whether the letter was taken is then not known
        Fate deliver(Letter letter);

        @Override
        void close();
    }

    /// Goes to the mail server.
    ///
    /// @throws MailServerAway when it does not answer, or does not let us in
    Round start();

    /// The mail server cannot be reached, or does not let us in. That passes, or the operator has to look.
    final class MailServerAway extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /// @param sentence what is wrong, without passwords
        public MailServerAway(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
