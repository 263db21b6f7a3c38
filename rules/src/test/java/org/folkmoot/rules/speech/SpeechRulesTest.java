package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.rules.speech.Speaker.MEMBER;
import static org.folkmoot.rules.speech.Speaker.MODERATOR;

import java.util.List;
import org.folkmoot.rules.speech.SpeechDecision.Accepted;
import org.folkmoot.rules.speech.SpeechDecision.Refused;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpeechRulesTest {

    private static final Speaker BANNED_HERE = new Speaker(false, true, false);
    private static final Speaker BANNED = new Speaker(true, false, false);
    private static final PostRule.Typed LEEKS = new PostRule.Typed(" Leeks in March ", "", "");

    // posts

    @Test
    void aPostIsAcceptedCleaned() {
        PostRule.Typed typed = new PostRule.Typed(" Leeks\u202e in March ", "HTTP://Example.org", " \u200b\n");
        assertThat(PostRule.judge(new PostRule.Facts(MEMBER, false, false, typed)))
                .isEqualTo(new Accepted<>(new PostRule.Words("Leeks in March", "http://example.org/", null)));
    }

    @Test
    void aPostIsRefusedWithEverythingThatStandsAgainstIt() {
        PostRule.Typed typed = new PostRule.Typed("ab", "mailto:x", "x".repeat(50_001));
        assertThat(PostRule.judge(new PostRule.Facts(new Speaker(true, true, false), true, true, typed)))
                .isEqualTo(new Refused<>(List.of(
                        new Objection(Field.WHOLE, Refusal.BANNED_FROM_SITE),
                        new Objection(Field.WHOLE, Refusal.BANNED_FROM_COMMUNITY),
                        new Objection(Field.COMMUNITY, Refusal.COMMUNITY_GONE),
                        new Objection(Field.COMMUNITY, Refusal.MODERATORS_ONLY),
                        new Objection(Field.TITLE, Refusal.TITLE_TOO_SHORT),
                        new Objection(Field.URL, Refusal.URL_INVALID),
                        new Objection(Field.BODY, Refusal.TEXT_TOO_LONG))));
    }

    @Test
    void titlesAreCountedInCharactersAndBodiesInUnits() {
        assertThat(title("\ud83e\udd6c".repeat(200))).isNull();
        assertThat(title("\ud83e\udd6c".repeat(201))).isEqualTo(Refusal.TITLE_TOO_LONG);
        assertThat(title("\ud83e\udd6c\ud83e\udd6c")).isEqualTo(Refusal.TITLE_TOO_SHORT);
        assertThat(title("a\nb")).isEqualTo(Refusal.TITLE_HAS_LINE_BREAK);
        assertThat(title("a\u2028b")).isEqualTo(Refusal.TITLE_HAS_LINE_BREAK);
        assertThat(title("\u200b\u3164\u2800\u00ad")).isEqualTo(Refusal.TEXT_MISSING);
        assertThat(TextRule.optional("\ud83e\udd6c".repeat(25_000), TextRule.POST_LONGEST))
                .isNull();
        assertThat(TextRule.optional("\ud83e\udd6c".repeat(25_001), TextRule.POST_LONGEST))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
    }

    @Test
    void whereOnlyModeratorsPostTheyDo() {
        assertThat(PostRule.judge(new PostRule.Facts(MODERATOR, false, true, LEEKS)))
                .isInstanceOf(Accepted.class);
        assertThat(whole(PostRule.judge(new PostRule.Facts(MEMBER, false, true, LEEKS))))
                .isEqualTo(new Objection(Field.COMMUNITY, Refusal.MODERATORS_ONLY));
    }

    @Test
    void onlyItsAuthorChangesAPostAndNotWhileItIsGone() {
        assertThat(PostRule.judge(new PostRule.EditFacts(MEMBER, true, false, LEEKS)))
                .isInstanceOf(Accepted.class);
        assertThat(refusal(PostRule.judge(new PostRule.EditFacts(MODERATOR, false, false, LEEKS))))
                .isEqualTo(Refusal.NOT_YOURS);
        assertThat(refusal(PostRule.judge(new PostRule.EditFacts(MEMBER, true, true, LEEKS))))
                .isEqualTo(Refusal.TARGET_GONE);
        assertThat(refusal(PostRule.judge(new PostRule.EditFacts(BANNED_HERE, true, false, LEEKS))))
                .isEqualTo(Refusal.BANNED_FROM_COMMUNITY);
    }

    // comments

    @Test
    void aCommentNeedsWords() {
        assertThat(refusal(comment(MEMBER, false, false, null, " \u200b\n"))).isEqualTo(Refusal.TEXT_MISSING);
        assertThat(refusal(comment(MEMBER, false, false, null, "x".repeat(10_001))))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
        assertThat(comment(MEMBER, false, false, null, "\nyes \n"))
                .isEqualTo(new Accepted<>(new CommentRule.Words("yes")));
    }

    @Test
    void underALockedPostOnlyModeratorsAnswer() {
        assertThat(refusal(comment(MEMBER, false, true, null, "yes"))).isEqualTo(Refusal.LOCKED);
        assertThat(comment(MODERATOR, false, true, null, "yes")).isInstanceOf(Accepted.class);
    }

    @Test
    void nobodyAnswersWhatIsGone() {
        assertThat(refusal(comment(MODERATOR, true, false, null, "yes"))).isEqualTo(Refusal.TARGET_GONE);
        assertThat(refusal(comment(MEMBER, false, false, new CommentRule.Parent(0, true), "yes")))
                .isEqualTo(Refusal.TARGET_GONE);
    }

    @Test
    void aThreadIsFiftyAnswersDeep() {
        assertThat(comment(MEMBER, false, false, new CommentRule.Parent(48, false), "yes"))
                .isInstanceOf(Accepted.class);
        assertThat(refusal(comment(MEMBER, false, false, new CommentRule.Parent(49, false), "yes")))
                .isEqualTo(Refusal.TOO_DEEP);
    }

    @Test
    void onlyItsAuthorChangesAComment() {
        assertThat(CommentRule.judge(new CommentRule.EditFacts(MEMBER, true, false, "no")))
                .isEqualTo(new Accepted<>(new CommentRule.Words("no")));
        assertThat(refusal(CommentRule.judge(new CommentRule.EditFacts(MODERATOR, false, false, "no"))))
                .isEqualTo(Refusal.NOT_YOURS);
        assertThat(refusal(CommentRule.judge(new CommentRule.EditFacts(MEMBER, true, true, "no"))))
                .isEqualTo(Refusal.TARGET_GONE);
        assertThat(refusal(CommentRule.judge(new CommentRule.EditFacts(BANNED, true, false, "no"))))
                .isEqualTo(Refusal.BANNED_FROM_SITE);
    }

    // deletion

    @Test
    void whoIsBannedMayTakeBackTheirWordsButBringNoneBack() {
        for (Speaker banned : List.of(BANNED, BANNED_HERE)) {
            assertThat(DeletionRule.judge(new DeletionRule.Facts(banned, true, false, true)))
                    .isEqualTo(new DeletionRule.Decision.Deleted());
            assertThat(DeletionRule.judge(new DeletionRule.Facts(banned, true, true, false)))
                    .isInstanceOf(DeletionRule.Decision.Refused.class);
        }
    }

    @Test
    void whatIsDeletedCanBeRestoredByItsAuthorAlone() {
        assertThat(DeletionRule.judge(new DeletionRule.Facts(MEMBER, true, true, false)))
                .isEqualTo(new DeletionRule.Decision.Restored());
        assertThat(DeletionRule.judge(new DeletionRule.Facts(MODERATOR, false, true, false)))
                .isEqualTo(new DeletionRule.Decision.Refused(Refusal.NOT_YOURS));
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        assertThat(DeletionRule.judge(new DeletionRule.Facts(MEMBER, true, true, true)))
                .isEqualTo(new DeletionRule.Decision.Unchanged());
        assertThat(DeletionRule.judge(new DeletionRule.Facts(BANNED, true, false, false)))
                .isEqualTo(new DeletionRule.Decision.Unchanged());
    }

    // people

    @Test
    void signingUpIsOpenByApplicationOrClosed() {
        assertThat(signUp(SignUpRule.Mode.OPEN, "ignored"))
                .isEqualTo(new Accepted<>(new SignUpRule.Newcomer("ana", null, null, false)));
        assertThat(signUp(SignUpRule.Mode.BY_APPLICATION, " I grow leeks "))
                .isEqualTo(new Accepted<>(new SignUpRule.Newcomer("ana", null, "I grow leeks", true)));
        assertThat(refusal(signUp(SignUpRule.Mode.BY_APPLICATION, "\u200b"))).isEqualTo(Refusal.ANSWER_MISSING);
        assertThat(refusal(signUp(SignUpRule.Mode.CLOSED, ""))).isEqualTo(Refusal.SIGN_UP_CLOSED);
    }

    @Test
    void aNewcomerHearsEveryObjectionAtOnce() {
        SignUpRule.Facts facts = new SignUpRule.Facts(
                SignUpRule.Mode.BY_APPLICATION, new NameRule.Facts("a", false, false, false), "short", "nowhere", "");
        assertThat(SignUpRule.judge(facts))
                .isEqualTo(new Refused<>(List.of(
                        new Objection(Field.NAME, Refusal.NAME_INVALID),
                        new Objection(Field.PASSWORD, Refusal.PASSWORD_TOO_SHORT),
                        new Objection(Field.EMAIL, Refusal.EMAIL_INVALID),
                        new Objection(Field.ANSWER, Refusal.ANSWER_MISSING))));
    }

    @Test
    void aPasswordHasTenToSixtyCharacters() {
        assertThat(PasswordRule.judge("123456789")).isEqualTo(Refusal.PASSWORD_TOO_SHORT);
        assertThat(PasswordRule.judge("1234567890")).isNull();
        assertThat(PasswordRule.judge("\ud83e\udd6c".repeat(60))).isNull();
        assertThat(PasswordRule.judge("x".repeat(61))).isEqualTo(Refusal.PASSWORD_TOO_LONG);
    }

    @Test
    void anApplicantComesInWhenLetIn() {
        assertThat(ApplicationRule.judge(ApplicationRule.State.ADMITTED)).isNull();
        assertThat(ApplicationRule.judge(ApplicationRule.State.PENDING)).isEqualTo(Refusal.APPLICATION_PENDING);
        assertThat(ApplicationRule.judge(ApplicationRule.State.DECLINED)).isEqualTo(Refusal.APPLICATION_DECLINED);
    }

    @Test
    void aDisplayedNameHidesNothing() {
        assertThat(ProfileRule.judge(new ProfileRule.Facts(" Ana B. ", "", false)))
                .isEqualTo(new Accepted<>(new ProfileRule.Profile("Ana B.", null)));
        for (String name : List.of("@ana", "an", "x".repeat(21), "a\u200bna", "ana\u202e", "a\u00a0na", "a\nna")) {
            assertThat(refusal(ProfileRule.judge(new ProfileRule.Facts(name, "", false))))
                    .as(name)
                    .isEqualTo(Refusal.DISPLAY_NAME_INVALID);
        }
        assertThat(refusal(ProfileRule.judge(new ProfileRule.Facts("Mark", "", true))))
                .isEqualTo(Refusal.NAME_ALIKE);
        assertThat(whole(ProfileRule.judge(new ProfileRule.Facts("", "x".repeat(1001), false))))
                .isEqualTo(new Objection(Field.DESCRIPTION, Refusal.TEXT_TOO_LONG));
    }

    @Test
    void anAddressHasSomebodySomewhere() {
        for (String sound : List.of("ana@example.org", "a.b+c@sub.example.org", "ana@b\u00fccher.example")) {
            assertThat(EmailRule.judge(sound)).as(sound).isNull();
        }
        for (String unsound :
                List.of("ana", "@example.org", "ana@", "a na@example.org", "a@b@c", "a\u0000@b.example")) {
            assertThat(EmailRule.judge(unsound)).as(unsound).isEqualTo(Refusal.EMAIL_INVALID);
        }
    }

    // reports, communities, the site

    @Test
    void aReportSaysWhy() {
        assertThat(ReportRule.judge(new ReportRule.Facts(false, false, " spam ")))
                .isEqualTo(new Accepted<>(new ReportRule.Words("spam")));
        assertThat(refusal(ReportRule.judge(new ReportRule.Facts(false, false, " "))))
                .isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(ReportRule.judge(new ReportRule.Facts(false, false, "x".repeat(1001)))))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
        assertThat(refusal(ReportRule.judge(new ReportRule.Facts(false, true, "spam"))))
                .isEqualTo(Refusal.TARGET_GONE);
    }

    @Test
    void aCommunityHasANameATitleAndPerhapsADescription() {
        NameRule.Facts garden = new NameRule.Facts("garden", false, false, false);
        CommunityRule.Typed words = new CommunityRule.Typed(" The garden ", "");
        assertThat(CommunityRule.judge(new CommunityRule.Facts(false, false, garden, words)))
                .isEqualTo(new Accepted<>(new CommunityRule.Words("The garden", null)));
        assertThat(refusal(CommunityRule.judge(new CommunityRule.Facts(false, true, garden, words))))
                .isEqualTo(Refusal.NOT_AN_ADMIN);
        assertThat(refusal(CommunityRule.judge(new CommunityRule.Typed("", ""))))
                .isEqualTo(Refusal.TEXT_MISSING);
        assertThat(refusal(CommunityRule.judge(new CommunityRule.Typed("x".repeat(101), ""))))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
        assertThat(refusal(CommunityRule.judge(new CommunityRule.Typed("x", "x".repeat(10_001)))))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
    }

    @Test
    void aSiteHasANameOfAtMostTwentyCharacters() {
        assertThat(SiteRule.judge(new SiteRule.Typed(" The moot ", "", "")))
                .isEqualTo(new Accepted<>(new SiteRule.Words("The moot", null, null)));
        assertThat(whole(SiteRule.judge(new SiteRule.Typed("x".repeat(21), "", ""))))
                .isEqualTo(new Objection(Field.SITE_NAME, Refusal.TEXT_TOO_LONG));
        assertThat(whole(SiteRule.judge(new SiteRule.Typed("x", "x".repeat(151), ""))))
                .isEqualTo(new Objection(Field.DESCRIPTION, Refusal.TEXT_TOO_LONG));
    }

    private static @Nullable Refusal title(String typed) {
        return TextRule.title(Wording.line(typed));
    }

    private static SpeechDecision<CommentRule.Words> comment(
            Speaker speaker, boolean gone, boolean locked, CommentRule.@Nullable Parent parent, String body) {
        return CommentRule.judge(new CommentRule.Facts(speaker, gone, locked, parent, body));
    }

    private static SpeechDecision<SignUpRule.Newcomer> signUp(SignUpRule.Mode mode, String answer) {
        NameRule.Facts name = new NameRule.Facts("ana", false, false, false);
        return SignUpRule.judge(new SignUpRule.Facts(mode, name, "leeks and peas", "", answer));
    }

    private static Refusal refusal(SpeechDecision<?> decision) {
        return whole(decision).refusal();
    }

    /// The one objection there is.
    private static Objection whole(SpeechDecision<?> decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        List<Objection> objections = ((Refused<?>) decision).objections();
        assertThat(objections).hasSize(1);
        return objections.getFirst();
    }

    @Test
    void whatKeepsOneFromAnsweringIsSaidBeforeAWordIsWritten() {
        for (int bits = 0; bits < 32; bits++) {
            Speaker speaker = new Speaker((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0);
            boolean gone = (bits & 8) > 0;
            boolean locked = (bits & 16) > 0;
            Refusal obstacle = CommentRule.obstacle(speaker, gone, locked);
            var judged = CommentRule.judge(new CommentRule.Facts(speaker, gone, locked, null, "Some words"));
            Refusal first = judged instanceof SpeechDecision.Refused<CommentRule.Words>(var objections)
                    ? objections.getFirst().refusal()
                    : null;
            assertThat(obstacle)
                    .as("%s, gone %s, locked %s", speaker, gone, locked)
                    .isEqualTo(first);
        }
    }

    @Test
    void aReasonThatMayBeMissingMayNotGoOnForPages() {
        assertThat(TextRule.reasonIfAny("")).isNull();
        assertThat(TextRule.reasonIfAny("x".repeat(TextRule.REASON_LONGEST))).isNull();
        assertThat(TextRule.reasonIfAny("x".repeat(TextRule.REASON_LONGEST + 1)))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
    }
}
