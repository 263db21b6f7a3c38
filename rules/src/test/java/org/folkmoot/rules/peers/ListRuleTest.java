package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.folkmoot.rules.peers.ListRule.Answer;
import org.folkmoot.rules.peers.ListRule.Budget;
import org.folkmoot.rules.peers.ListRule.Next;
import org.folkmoot.rules.peers.ListRule.Read;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListRuleTest {

    private static final Budget BUDGET = new Budget(50, 10, 1_000_000, Duration.ofMinutes(1));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a page with another one after it,          20,  1, 0,  10000,  1, UNREAD,       GO_ON",
        "the last page,                             20,  1, 0,  10000,  1, NONE,         END",
        "a list of nothing,                          0,  1, 1,  10000,  1, NONE,         END",
        "the first page empty as Mastodon's,         0,  1, 1,  10000,  1, UNREAD,       GO_ON",
        "nothing but empty pages,                    0,  3, 3,  10000,  1, UNREAD,       TOO_LONG",
        "empty pages among full ones,               20,  9, 2,  10000,  1, UNREAD,       GO_ON",
        "as many items as are wanted,               50,  3, 0,  10000,  1, UNREAD,       ENOUGH",
        "more items than are wanted on one page,   500,  1, 0,  10000,  1, NONE,         ENOUGH",
        "one item short of that,                    49,  3, 0,  10000,  1, UNREAD,       GO_ON",
        "a page that names itself as the next,      20,  1, 0,  10000,  1, READ_ALREADY, CIRCLE",
        "a page on another server,                  20,  1, 0,  10000,  1, ELSEWHERE,    ASTRAY",
        "a chain of ever new pages of one item,     10, 10, 0,  10000,  1, UNREAD,       TOO_LONG",
        "one page short of that,                     9,  9, 0,  10000,  1, UNREAD,       GO_ON",
        "pages that are full of other things,        2,  2, 0, 1000000, 1, UNREAD,       TOO_LONG",
        "pages that come drop by drop,               2,  2, 0,  10000, 60, UNREAD,       TOO_LONG",
        "pages that come just in time,               2,  2, 0,  10000, 59, UNREAD,       GO_ON",
    })
    void aListIsReadUntil(
            String what, int items, int pages, int empty, long bytes, int seconds, Next next, Answer answer) {
        Read read = new Read(items, pages, empty, bytes, Duration.ofSeconds(seconds), next);
        assertThat(ListRule.judge(BUDGET, read)).as(what).isEqualTo(answer);
    }
}
