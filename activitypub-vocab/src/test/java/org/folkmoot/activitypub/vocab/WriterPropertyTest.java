package org.folkmoot.activitypub.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/// Whatever people write, others read it as it was meant, through every wrapping.
class WriterPropertyTest {

    private static final String ADA = "https://a.example/u/ada";
    private static final String GROUP = "https://a.example/c/garden";

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aPostIsReadAsItWasWritten(
            @ForAll("words") String title,
            @ForAll("words") String html,
            @ForAll("words") String markdown,
            @ForAll boolean sensitive,
            @ForAll boolean locked,
            @ForAll @LongRange(min = 0, max = 250_000_000_000L) long at) {
        Instant published = Instant.ofEpochSecond(at, at % 1_000_000_000);
        JsonObject page = DocumentWriter.page(new DocumentWriter.PageDraft(
                "https://a.example/post/1",
                ADA,
                GROUP,
                "garden",
                title,
                new DocumentWriter.Text(html, markdown),
                "https://news.example/1",
                sensitive,
                locked,
                "en",
                published,
                null));
        JsonObject create = ActivityWriter.content(true, "https://a.example/activities/create/1", ADA, GROUP, page);
        JsonObject announce =
                ActivityWriter.announce("https://a.example/activities/announce/1", GROUP, Context.on(create));
        assertThat(LemmyShapes.wrong(announce)).isNull();

        Activity.Announce read = (Activity.Announce) Vocabulary.read(Json.write(Context.on(announce)));
        Activity.Create inner =
                (Activity.Create) Objects.requireNonNull(read.object().thing());
        Content content = (Content) Objects.requireNonNull(inner.object().thing());
        assertThat(content.name()).isEqualTo(title);
        assertThat(content.content()).isEqualTo(html);
        assertThat(content.markdown()).isEqualTo(markdown);
        assertThat(content.sensitive()).isEqualTo(sensitive);
        assertThat(content.commentsEnabled()).isEqualTo(!locked);
        assertThat(content.published()).isEqualTo(published);
        assertThat(inner.json()).isEqualTo(Context.on(create));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().all().ofMaxLength(40);
    }
}
