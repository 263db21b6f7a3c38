package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.folkmoot.rules.speech.NamesakeRule.Guarded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesakeRuleTest {

    /// A name, and whether it looks like that of `Ana P\u00e4rn`, `mark`, `bill`, `Larry` or `olga`.
    @ParameterizedTest
    @CsvSource({
        "Ana P\u00e4rn, true",
        "ana p\u00e4rn, true",
        "\u0410na P\u00e4rn, true",
        "\u0430n\u0430 P\u00e4rn, true",
        "Ana\u200b  P\u00e4rn, true",
        "AnaPa\u0308rn, true",
        "\uff21\uff4e\uff41 P\u00e4rn, true",
        "Mark, true",
        "rnark, true",
        "bi11, true",
        "BILL, true",
        "Iarry, true",
        "0lga, true",
        "Ana, false",
        "Ana Parn, false",
        "Ana P\u00e4rns, false",
        "marc, false",
        "Billy, false"
    })
    void namesLookAlikeWhoseSkeletonsAreEqualInAnyCase(String name, boolean alike) {
        Guarded guarded = Guarded.of(List.of("Ana P\u00e4rn", "mark", "bill", "Larry", "olga"));

        assertThat(NamesakeRule.alike(name, guarded)).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({
        // display name, ours, shown
        "Ana, false, false",
        "Ana, true, true",
        "\u0410na, false, false",
        "Ben, false, true",
        "M0derator, false, false"
    })
    void ofAnotherServersPeopleAGuardedNameIsNotShown(String displayName, boolean ours, boolean shown) {
        assertThat(NamesakeRule.shown(displayName, ours, Guarded.of(List.of("Ana"))))
                .isEqualTo(shown ? displayName : null);
    }

    @Test
    void whatCannotBeSeenLooksLikeNothing() {
        assertThat(NamesakeRule.alike("\u200b ", Guarded.of(List.of(" ", "\u2060"))))
                .isFalse();
        assertThat(NamesakeRule.alike("admin", Guarded.NOTHING)).isFalse();
        assertThat(NamesakeRule.shown(null, false, Guarded.of(List.of()))).isNull();
    }

    @Property
    void everyNameLooksLikeItselfHoweverItIsSpaced(@ForAll @NotBlank @StringLength(min = 1, max = 30) String name) {
        boolean seen = name.codePoints().anyMatch(Wording::visible);

        assertThat(NamesakeRule.alike(" " + name + "\u200b", Guarded.of(List.of(name))))
                .isEqualTo(seen);
    }
}
