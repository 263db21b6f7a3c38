package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may open a poll on which post, and when its numbers are told.
class PollRuleTest {

    @ParameterizedTest(name = "author {0}, admin {1}, ours {2}, gone {3}, opened {4}: {5}")
    @CsvSource({
        "true,  false, true,  false, false,",
        "false, true,  true,  false, false,",
        "true,  true,  true,  false, false,",
        "false, false, true,  false, false, NOT_YOURS",
        "false, false, false, true,  true,  NOT_YOURS",
        "true,  false, true,  true,  false, TARGET_GONE",
        "false, true,  false, false, false, NOT_WRITTEN_HERE",
        "true,  false, true,  false, true,  ALREADY_SO",
    })
    void isOpenedByItsAuthorOrAnAdminOnceAndOnPostsOfOurs(
            boolean author, boolean admin, boolean ours, boolean gone, boolean opened, @Nullable Refusal refusal) {
        assertThat(PollRule.refusal(new PollRule.Facts(author, admin, ours, gone, opened)))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"10, 10, true", "9, 10, false", "10, 9, false", "0, 1000, false", "1000, 0, false"})
    void isToldOnlyWhenEachSideHasTenVotes(long members, long others, boolean told) {
        assertThat(PollRule.told(members, others)).isEqualTo(told);
    }
}
