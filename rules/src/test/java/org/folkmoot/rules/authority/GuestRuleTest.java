package org.folkmoot.rules.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestRuleTest {

    private static final Office ADMIN = new Office(0, null);
    private static final InstanceId OURS = new InstanceId(1);
    private static final InstanceId HOME = new InstanceId(2);
    private static final InstanceId THIRD = new InstanceId(3);

    @Test
    void aModeratorIsOneWhereverTheyComeFrom() {
        Office second = new Office(null, 1);
        for (Act act : Act.values()) {
            assertThat(GuestRule.office(new GuestRule.Facts(act, second, false, null, HOME, OURS, THIRD)))
                    .isEqualTo(second);
        }
    }

    @Test
    void anOfficeThatRestsIsNone() {
        for (Act act : Act.values()) {
            assertThat(GuestRule.office(new GuestRule.Facts(act, new Office(null, 0), true, null, HOME, OURS, THIRD)))
                    .isEqualTo(Office.NONE);
        }
    }

    @Test
    void anAdminIsOneInTheCommunitiesOfTheirOwnServer() {
        assertThat(office(Act.REMOVE_CONTENT, HOME, OURS)).isEqualTo(ADMIN);
        assertThat(office(Act.LOCK_POST, HOME, null)).isEqualTo(ADMIN);
        assertThat(office(Act.BAN_FROM_COMMUNITY, HOME, THIRD)).isEqualTo(ADMIN);
        assertThat(office(Act.REMOVE_COMMUNITY, HOME, null)).isEqualTo(ADMIN);
        assertThat(office(Act.LOCK_POST, OURS, null)).isEqualTo(Office.NONE);
        assertThat(office(Act.BAN_FROM_COMMUNITY, THIRD, HOME)).isEqualTo(Office.NONE);
        assertThat(office(Act.REMOVE_COMMUNITY, OURS, null)).isEqualTo(Office.NONE);
    }

    @Test
    void anAdminBansTheirOwnPeopleFromSitesAndNobodyElse() {
        assertThat(office(Act.BAN_FROM_SITE, null, HOME)).isEqualTo(ADMIN);
        assertThat(office(Act.BAN_FROM_SITE, null, OURS)).isEqualTo(Office.NONE);
        assertThat(office(Act.BAN_FROM_SITE, null, THIRD)).isEqualTo(Office.NONE);
    }

    @Test
    void anAdminRemovesWhatTheirOwnPeopleWroteAnywhere() {
        assertThat(office(Act.REMOVE_CONTENT, OURS, HOME)).isEqualTo(ADMIN);
        assertThat(office(Act.REMOVE_CONTENT, OURS, THIRD)).isEqualTo(Office.NONE);
    }

    @Test
    void ourSiteIsNobodyElsesToRun() {
        assertThat(office(Act.PIN_ON_SITE, HOME, HOME)).isEqualTo(Office.NONE);
        assertThat(office(Act.CHANGE_SITE, null, null)).isEqualTo(Office.NONE);
        assertThat(office(Act.APPOINT_ADMIN, null, HOME)).isEqualTo(Office.NONE);
        assertThat(office(Act.DECIDE_APPLICATION, null, HOME)).isEqualTo(Office.NONE);
    }

    @Test
    void runningOurSiteIsNoOfficeInACommunityThatIsNotOurs() {
        assertThat(GuestRule.whom(new Office(0, 1), false)).isEqualTo(new Office(null, 1));
        assertThat(GuestRule.whom(new Office(0, 1), true)).isEqualTo(new Office(0, 1));
    }

    private static Office office(Act act, @Nullable InstanceId community, @Nullable InstanceId whom) {
        return GuestRule.office(new GuestRule.Facts(act, Office.NONE, false, ADMIN, HOME, community, whom));
    }
}
