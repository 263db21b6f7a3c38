package org.folkmoot.forum.peering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.Announcement.End;
import org.folkmoot.forum.peering.AnnouncementStore.Kept;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.PeerId;
import org.jspecify.annotations.Nullable;

/// What the log tells of terms that were announced, and of those that were withdrawn again.
public final class AnnouncementsLogged implements LogSource {

    private final AnnouncementStore announcements = new AnnouncementStore();
    private final DecisionLogStore store = new DecisionLogStore();

    @Override
    public List<LogFacts> missing(Transaction transaction) {
        List<LogFacts> missing = new ArrayList<>();
        for (AnnouncementId id : store.announcedMissing(transaction)) {
            announcements
                    .one(transaction, id)
                    .map(AnnouncementsLogged::announced)
                    .ifPresent(missing::add);
        }
        for (AnnouncementId id : store.withdrawnMissing(transaction)) {
            announcements
                    .one(transaction, id)
                    .flatMap(AnnouncementsLogged::withdrawn)
                    .ifPresent(missing::add);
        }
        return missing;
    }

    @Override
    public List<LogFacts> all(Transaction transaction) {
        List<LogFacts> all = new ArrayList<>();
        for (Kept kept : announcements.all(transaction)) {
            all.add(announced(kept));
            withdrawn(kept).ifPresent(all::add);
        }
        return all;
    }

    private static LogFacts announced(Kept kept) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        PeerId peer = kept.peer();
        facts.put("peer", peer == null ? null : peer.value());
        facts.put("domains", kept.draft().domains().stream().sorted().toList());
        facts.put("before", TermsLogged.number(kept.before()));
        facts.put("terms", WrittenTerms.of(kept.draft().terms()));
        facts.put("starts_at", kept.startsAt().toString());
        facts.put("review_on", TermsLogged.text(kept.draft().reviewOn()));
        facts.put("expires_at", TermsLogged.text(kept.draft().expiresAt()));
        Map<String, LogText> texts = new LinkedHashMap<>();
        TermsLogged.text(texts, "peer", kept.draft().name(), null);
        TermsLogged.text(texts, "reason", kept.reason(), null);
        TermsLogged.text(texts, LogText.AUTHOR, kept.author(), kept.by());
        return new LogFacts(LogKind.TERMS_ANNOUNCED, kept.id().value(), kept.at(), facts, texts);
    }

    private static Optional<LogFacts> withdrawn(Kept kept) {
        if (!(kept.end() instanceof End.Withdrawn(String author, String reason, Instant at))) {
            return Optional.empty();
        }
        Map<String, LogText> texts = new LinkedHashMap<>();
        TermsLogged.text(texts, "reason", reason, null);
        TermsLogged.text(texts, LogText.AUTHOR, author, kept.withdrawer());
        return Optional.of(new LogFacts(LogKind.TERMS_WITHDRAWN, kept.id().value(), at, Map.of(), texts));
    }
}
