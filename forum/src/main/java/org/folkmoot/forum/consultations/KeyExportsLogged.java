package org.folkmoot.forum.consultations;

import java.util.List;
import java.util.Map;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.LogFacts;
import org.folkmoot.forum.peering.LogKind;
import org.folkmoot.forum.peering.LogSource;
import org.folkmoot.forum.peering.LogText;

/// What the log of decisions tells of keys of consultations that were exported: that, when and by whom. Nothing of the
/// key is in it.
public final class KeyExportsLogged implements LogSource {

    private final KeyExportStore store = new KeyExportStore();

    @Override
    public List<LogFacts> missing(Transaction transaction) {
        return facts(store.untold(transaction));
    }

    @Override
    public List<LogFacts> all(Transaction transaction) {
        return facts(store.all(transaction));
    }

    private static List<LogFacts> facts(List<KeyExport> exports) {
        return exports.stream().map(KeyExportsLogged::facts).toList();
    }

    private static LogFacts facts(KeyExport export) {
        String author = export.author();
        return new LogFacts(
                LogKind.BALLOT_KEY_EXPORTED,
                export.id(),
                export.at(),
                Map.of("consultation", export.consultation().value()),
                author == null ? Map.of() : Map.of(LogText.AUTHOR, new LogText(author, export.by())));
    }
}
