package org.folkmoot.forum.peering;

import java.util.Optional;
import org.folkmoot.forum.peering.LogSigner.Signed;
import org.jspecify.annotations.Nullable;

/// The last entry of the log of decisions, signed by the site: who keeps it can tell later whether anything before it
/// was changed, even
/// where all of the log was made anew.
public final class LogHeads {

    private final DecisionLog log;
    private final LogSigner signer;
    private volatile @Nullable LogHead last;

    public LogHeads(DecisionLog log, LogSigner signer) {
        this.log = log;
        this.signer = signer;
    }

    /// The last entry as the site vouches for it.
    ///
    /// @param signature of [#words]; null while the site has no address
    public record LogHead(
            long number, String hash, @Nullable Signed signature) {

        /// What is signed.
        public String words() {
            return words(number, hash);
        }

        /// What is signed for an entry.
        public static String words(long number, String hash) {
            return LogEntry.FORM + " " + number + " " + hash;
        }
    }

    /// The last entry; empty while nothing was decided. Signed once, however often it is asked for.
    public Optional<LogHead> now() {
        return log.last().map(entry -> {
            LogHead known = last;
            if (known != null && known.signature() != null && known.hash().equals(entry.hash())) {
                return known;
            }
            LogHead head = new LogHead(
                    entry.number(),
                    entry.hash(),
                    signer.sign(LogHead.words(entry.number(), entry.hash())).orElse(null));
            last = head;
            return head;
        });
    }
}
