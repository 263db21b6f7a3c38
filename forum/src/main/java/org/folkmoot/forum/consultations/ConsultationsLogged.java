package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.consultations.ConsultationLogStore.Row;
import org.folkmoot.forum.peering.LogFacts;
import org.folkmoot.forum.peering.LogKind;
import org.folkmoot.forum.peering.LogSource;
import org.folkmoot.forum.peering.LogText;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// What the log of decisions tells of consultations: what was asked, to which key ballots are sealed, what was counted,
/// and what came
/// of it. No ballot is in it, and of fewer than ten no numbers.
public final class ConsultationsLogged implements LogSource {

    private final ConsultationLogStore store = new ConsultationLogStore();

    @Override
    public List<LogFacts> missing(Transaction transaction) {
        List<LogFacts> missing = new ArrayList<>();
        for (Row row : store.missing(transaction)) {
            facts(row).stream().filter(facts -> !row.told(facts.kind())).forEach(missing::add);
        }
        return missing;
    }

    @Override
    public List<LogFacts> all(Transaction transaction) {
        return store.all(transaction).stream()
                .flatMap(row -> facts(row).stream())
                .toList();
    }

    private static List<LogFacts> facts(Row row) {
        List<LogFacts> facts = new ArrayList<>();
        facts.add(announced(row));
        Instant counted = row.countedAt();
        if (counted != null) {
            facts.add(counted(row, counted));
        }
        Instant ended = row.endedAt();
        if (ended != null) {
            facts.add(ended(row, ended));
        }
        return facts;
    }

    private static LogFacts announced(Row row) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("method", row.method().toLowerCase(Locale.ROOT));
        facts.put("pass", row.pass().toLowerCase(Locale.ROOT));
        facts.put("binding", row.binding());
        facts.put("quorum", row.quorum());
        facts.put("opens_at", row.opensAt().toString());
        facts.put("closes_at", row.closesAt().toString());
        facts.put(
                "joined_before",
                row.joinedBefore() == null ? null : row.joinedBefore().toString());
        facts.put("active_days", row.activeDays());
        facts.put("of_last", row.ofLast());
        facts.put("subscribed_to", row.subscribedTo());
        facts.put("proposals", row.proposals());
        facts.put("electorate", row.electorate());
        facts.put("public_key_hash", row.publicKey());
        facts.put("options_hash", row.optionsHash());
        Map<String, LogText> texts = new LinkedHashMap<>();
        texts.put("question", LogText.words(row.question()));
        texts.put("body", LogText.words(row.body()));
        texts.put("for", LogText.words(row.caseFor()));
        texts.put("against", LogText.words(row.caseAgainst()));
        for (int option = 1; option <= row.options().size(); option++) {
            texts.put("option-" + option, LogText.words(row.options().get(option - 1)));
        }
        named(texts, row.announcer(), row.announcedBy());
        return new LogFacts(LogKind.CONSULTATION_ANNOUNCED, row.id(), row.announcedAt(), facts, texts);
    }

    private static LogFacts counted(Row row, Instant at) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Integer tookPart = row.tookPart();
        Integer invalid = row.invalid();
        boolean told = tookPart != null && invalid != null && tookPart - invalid >= Counted.FEWEST_TOLD;
        facts.put("took_part", tookPart);
        facts.put("invalid", told ? invalid : null);
        facts.put("support", told ? row.support() : null);
        facts.put("ahead", row.ahead());
        facts.put("receipts_hash", told ? row.receipts() : null);
        return new LogFacts(LogKind.CONSULTATION_COUNTED, row.id(), at, facts, Map.of());
    }

    private static LogFacts ended(Row row, Instant at) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Map<String, LogText> texts = new LinkedHashMap<>();
        String because = row.endedBecause();
        if (because != null) {
            texts.put("reason", LogText.words(because));
        }
        Long by = row.endedBy();
        if (by != null) {
            named(texts, row.ender(), by);
        }
        if (row.stage() == Stage.VOID) {
            return new LogFacts(LogKind.CONSULTATION_GIVEN_UP, row.id(), at, facts, texts);
        }
        facts.put("option", row.decided());
        facts.put("decision", row.adoptedId());
        facts.put("not_adopted", row.notAdopted());
        return new LogFacts(LogKind.CONSULTATION_DECIDED, row.id(), at, facts, texts);
    }

    private static void named(Map<String, LogText> texts, @Nullable String name, long person) {
        if (name != null) {
            texts.put(LogText.AUTHOR, new LogText(name, new PersonId(person)));
        }
    }
}
