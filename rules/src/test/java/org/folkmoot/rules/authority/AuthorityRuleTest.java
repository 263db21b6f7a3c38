package org.folkmoot.rules.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.rules.authority.Authority.By;
import org.folkmoot.rules.authority.Authority.Granted;
import org.folkmoot.rules.authority.Authority.Refused;
import org.folkmoot.rules.authority.AuthorityFacts.Whom;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;

class AuthorityRuleTest {

    private static final Office FIRST_ADMIN = new Office(0, null);
    private static final Office SECOND_ADMIN = new Office(1, null);
    private static final Office FOUNDER = new Office(null, 0);
    private static final Office SECOND_MODERATOR = new Office(null, 1);
    private static final Office ADMIN_AND_MODERATOR = new Office(1, 1);

    /// Who may do what to somebody without office: a letter for each of visitor or member, second moderator, first
    /// moderator, admin: `-` for nobody's right, `m` as moderator, `a` as admin.
    private static final String TABLE = """
            REMOVE_CONTENT       - m m a
            RELEASE_CONTENT      - m m a
            LOCK_POST            - m m a
            PIN_IN_COMMUNITY     - m m a
            DISTINGUISH_COMMENT  - - - -
            HANDLE_REPORT        - m m a
            BAN_FROM_COMMUNITY   - m m a
            EDIT_COMMUNITY       - m m a
            APPOINT_MODERATOR    - m m a
            DISMISS_MODERATOR    - m m a
            TRANSFER_COMMUNITY   - - m a
            DELETE_COMMUNITY     - - m -
            REMOVE_COMMUNITY     - - - a
            PIN_ON_SITE          - - - a
            BAN_FROM_SITE        - - - a
            DECIDE_APPLICATION   - - - a
            CHANGE_SITE          - - - a
            CHANGE_TERMS         - - - a
            CONSULT              - - - a
            APPOINT_ADMIN        - - - a
            DISMISS_ADMIN        - - - a
            """;

    @Test
    void everyActNeedsTheOfficeThatTheTableNames() {
        Map<Act, List<String>> table = TABLE.lines()
                .map(line -> line.split("\\s+"))
                .collect(Collectors.toMap(
                        cells -> Act.valueOf(cells[0]), cells -> List.of(cells).subList(1, 5)));
        assertThat(table).containsOnlyKeys(Act.values());
        List<Office> actors = List.of(Office.NONE, SECOND_MODERATOR, FOUNDER, SECOND_ADMIN);
        table.forEach((act, cells) -> assertThat(actors.stream().map(actor -> letter(judged(act, actor, Office.NONE))))
                .as("%s", act)
                .containsExactlyElementsOf(cells));
    }

    @Test
    void whoLacksTheOfficeIsToldWhichOne() {
        assertThat(judged(Act.LOCK_POST, Office.NONE, Office.NONE)).isEqualTo(new Refused(Refusal.NOT_A_MODERATOR));
        assertThat(judged(Act.BAN_FROM_SITE, FOUNDER, Office.NONE)).isEqualTo(new Refused(Refusal.NOT_AN_ADMIN));
        assertThat(judged(Act.DELETE_COMMUNITY, SECOND_MODERATOR, Office.NONE))
                .isEqualTo(new Refused(Refusal.OUTRANKED));
        assertThat(judged(Act.DELETE_COMMUNITY, FIRST_ADMIN, Office.NONE))
                .isEqualTo(new Refused(Refusal.NOT_A_MODERATOR));
    }

    @Test
    void nobodyActsOnTheirSeniorsOrEquals() {
        List<Office> bySeniority = List.of(FIRST_ADMIN, SECOND_ADMIN, FOUNDER, SECOND_MODERATOR, Office.NONE);
        for (int actor = 0; actor < 4; actor++) {
            for (int other = 0; other < 5; other++) {
                Authority authority = judged(Act.BAN_FROM_COMMUNITY, bySeniority.get(actor), bySeniority.get(other));
                assertThat(authority instanceof Granted)
                        .as("%d on %d", actor, other)
                        .isEqualTo(actor < other);
            }
        }
        assertThat(judged(Act.REMOVE_CONTENT, SECOND_MODERATOR, FOUNDER)).isEqualTo(new Refused(Refusal.OUTRANKED));
        assertThat(judged(Act.REMOVE_CONTENT, FOUNDER, SECOND_ADMIN)).isEqualTo(new Refused(Refusal.OUTRANKED));
        assertThat(judged(Act.DISMISS_ADMIN, SECOND_ADMIN, FIRST_ADMIN)).isEqualTo(new Refused(Refusal.OUTRANKED));
    }

    @Test
    void anAdminWhoIsAlsoAModeratorActsAsModeratorWhereThatWillDo() {
        assertThat(judged(Act.LOCK_POST, ADMIN_AND_MODERATOR, Office.NONE)).isEqualTo(new Granted(By.MODERATOR));
        assertThat(judged(Act.REMOVE_CONTENT, ADMIN_AND_MODERATOR, FOUNDER)).isInstanceOf(Granted.class);
        assertThat(judged(Act.BAN_FROM_SITE, ADMIN_AND_MODERATOR, Office.NONE)).isEqualTo(new Granted(By.ADMIN));
    }

    @Test
    void nobodyBansOrAppointsThemselvesButOnesOwnWordsOneMayRemove() {
        assertThat(Arrays.stream(Act.values())
                        .filter(act -> toThemselves(act, new Office(0, 0)).equals(new Refused(Refusal.NOT_YOURSELF))))
                .containsExactlyInAnyOrder(
                        Act.BAN_FROM_COMMUNITY,
                        Act.BAN_FROM_SITE,
                        Act.APPOINT_MODERATOR,
                        Act.APPOINT_ADMIN,
                        Act.TRANSFER_COMMUNITY,
                        Act.DECIDE_APPLICATION);
        assertThat(toThemselves(Act.REMOVE_CONTENT, SECOND_MODERATOR)).isEqualTo(new Granted(By.MODERATOR));
        assertThat(toThemselves(Act.REMOVE_CONTENT, Office.NONE)).isEqualTo(new Refused(Refusal.NOT_A_MODERATOR));
    }

    @Test
    void onlyOnesOwnCommentIsMarkedAsSaidInOffice() {
        assertThat(toThemselves(Act.DISTINGUISH_COMMENT, FOUNDER)).isEqualTo(new Granted(By.MODERATOR));
        assertThat(judged(Act.DISTINGUISH_COMMENT, FIRST_ADMIN, Office.NONE)).isEqualTo(new Refused(Refusal.NOT_YOURS));
    }

    @Test
    void whoIsBannedFromTheSiteHasNoOffice() {
        for (Act act : Act.values()) {
            assertThat(AuthorityRule.judge(new AuthorityFacts(act, new Office(0, 0), true, new Whom.Nobody())))
                    .isEqualTo(new Refused(Refusal.BANNED_FROM_SITE));
        }
    }

    @Test
    void aBanEndsInTheFutureOrNever() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        AuthorityFacts ban = new AuthorityFacts(Act.BAN_FROM_COMMUNITY, FOUNDER, false, new Whom.Another(Office.NONE));
        assertThat(BanRule.judge(new BanRule.Facts(ban, null, now))).isInstanceOf(Granted.class);
        assertThat(BanRule.judge(new BanRule.Facts(ban, now.plusMillis(1), now)))
                .isInstanceOf(Granted.class);
        assertThat(BanRule.judge(new BanRule.Facts(ban, now, now))).isEqualTo(new Refused(Refusal.TIME_INVALID));
        AuthorityFacts none = AuthorityFacts.on(Act.BAN_FROM_SITE, FOUNDER);
        assertThat(BanRule.judge(new BanRule.Facts(none, now, now))).isEqualTo(new Refused(Refusal.NOT_AN_ADMIN));
        assertThat(BanRule.inForce(now, now)).isFalse();
        assertThat(BanRule.inForce(null, now)).isTrue();
        assertThat(BanRule.inForce(now.plusMillis(1), now)).isTrue();
    }

    @Test
    void theLastInAnOfficeStays() {
        assertThat(leaves(Act.DISMISS_MODERATOR, FOUNDER, true)).isEqualTo(new Refused(Refusal.LAST_MODERATOR));
        assertThat(leaves(Act.DISMISS_MODERATOR, FOUNDER, false)).isInstanceOf(Granted.class);
        assertThat(leaves(Act.DISMISS_ADMIN, FIRST_ADMIN, true)).isEqualTo(new Refused(Refusal.LAST_ADMIN));
        assertThat(leaves(Act.DISMISS_ADMIN, FIRST_ADMIN, false)).isInstanceOf(Granted.class);
    }

    @Test
    void notEvenAnAdminDismissesACommunitysLastModerator() {
        AuthorityFacts facts = new AuthorityFacts(Act.DISMISS_MODERATOR, FIRST_ADMIN, false, new Whom.Another(FOUNDER));
        assertThat(OfficeRule.judge(new OfficeRule.Facts(facts, true, true)))
                .isEqualTo(new Refused(Refusal.LAST_MODERATOR));
    }

    @Test
    void anOfficeIsGivenOnceAndTakenOnce() {
        AuthorityFacts appoint =
                new AuthorityFacts(Act.APPOINT_MODERATOR, FOUNDER, false, new Whom.Another(SECOND_MODERATOR));
        assertThat(OfficeRule.judge(new OfficeRule.Facts(appoint, true, false)))
                .isEqualTo(new Refused(Refusal.ALREADY_SO));
        assertThat(OfficeRule.judge(new OfficeRule.Facts(appoint, false, false)))
                .isInstanceOf(Granted.class);
        AuthorityFacts dismiss =
                new AuthorityFacts(Act.DISMISS_MODERATOR, FOUNDER, false, new Whom.Another(Office.NONE));
        assertThat(OfficeRule.judge(new OfficeRule.Facts(dismiss, false, false)))
                .isEqualTo(new Refused(Refusal.ALREADY_SO));
        AuthorityFacts lock = AuthorityFacts.on(Act.LOCK_POST, FOUNDER);
        assertThatThrownBy(() -> OfficeRule.judge(new OfficeRule.Facts(lock, true, false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Authority judged(Act act, Office actor, Office other) {
        return AuthorityRule.judge(new AuthorityFacts(act, actor, false, new Whom.Another(other)));
    }

    private static Authority toThemselves(Act act, Office actor) {
        return AuthorityRule.judge(new AuthorityFacts(act, actor, false, new Whom.Themselves()));
    }

    private static Authority leaves(Act act, Office actor, boolean last) {
        AuthorityFacts facts = new AuthorityFacts(act, actor, false, new Whom.Themselves());
        return OfficeRule.judge(new OfficeRule.Facts(facts, true, last));
    }

    private static String letter(Authority authority) {
        return switch (authority) {
            case Granted(By by) -> by == By.ADMIN ? "a" : "m";
            case Refused refused -> "-";
        };
    }
}
