package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever reads posts, comments or communities for a reader asks what this reader may see: by the shared fragment of
/// SQL, or by the rule itself.
class ViewsTest {

    private static final Pattern READS = Pattern.compile("(?:from|join) (?:post|comment|community)\\b");
    private static final Pattern ASKS = Pattern.compile("\\b(?:VisibleSql|VisibilityRule)\\b");

    /// Views that need not ask, and why.
    private static final Map<String, String> EXCUSED = Map.of(
            "PostCardView", "fills in posts whose ids the caller has filtered",
            "SiteView", "only counts what was written here",
            "ModlogView", "is the public record of what was done, and keeps local-only communities to members itself",
            "ReportView", "is shown to those alone who look after the place",
            "WaitingView", "is shown to those alone who look after the place",
            "VoicesView", "only counts votes on replies of ours",
            "PeerView", "counts communities and names none",
            "VoteFactsView", "is asked by the deed alone, which decides and shows nothing");

    private static final Sources SOURCES = Sources.find();

    @Test
    void everyViewOfContentAsksWhatItsReaderMaySee() {
        assertThat(views().stream().filter(ViewsTest::careless)).isEmpty();
    }

    @Test
    void noExcuseIsOlderThanItsView() {
        List<String> names = views().stream().map(ViewsTest::name).toList();
        assertThat(names).containsAll(EXCUSED.keySet());
    }

    @Test
    void aViewThatDoesNotAskIsFound() {
        assertThat(careless("NewestView", "select * from post order by id")).isTrue();
        assertThat(careless("NewestView", "select * from post where \" + VisibleSql.POSTS + \""))
                .isFalse();
        assertThat(careless("NewestView", "select * from person")).isFalse();
    }

    private static List<Path> views() {
        return SOURCES.java("forum").stream()
                .filter(file -> file.toString().endsWith("View.java"))
                .toList();
    }

    private static boolean careless(Path file) {
        return careless(name(file), Sources.text(file));
    }

    private static boolean careless(String name, String source) {
        return READS.matcher(source).find() && !ASKS.matcher(source).find() && !EXCUSED.containsKey(name);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
