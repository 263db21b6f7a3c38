package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordRuleTest {

    @ParameterizedTest
    @CsvSource({
        ",,                                              true",
        ",https://beta.example/c/garden,                 true",
        "https://beta.example/c/garden,https://beta.example/c/garden, true",
        "https://beta.example/c/garden,,                 false",
        "https://beta.example/c/garden,https://beta.example/c/weeds, false",
        "https://beta.example/c/garden,https://gamma.example/c/garden, false"
    })
    void aCommunityPassesOnOnlyWhatStandsInIt(@Nullable String announcer, @Nullable String community, boolean allowed) {
        assertThat(WordRule.mayPassOn(announcer, community)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"true, false, OWN", "true, true, OFFICE", "false, false, OFFICE", "false, true, OFFICE"})
    void onlyWhoTakesBackTheirOwnAndSaysNothingOfAnOfficeActsAsItsAuthor(
            boolean own, boolean removal, WordRule.Right right) {
        assertThat(WordRule.right(own, removal)).isEqualTo(right);
    }
}
