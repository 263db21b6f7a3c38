package org.folkmoot.forum.consultations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.rules.consultations.ElectorateRule;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The list of who may vote is made by one statement; here everybody on a random site is judged by the rule
/// beside it.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ElectorsDbTest {

    private final World world;
    private final Database database;
    private final PinnedClock clock;
    private final JoinCommunity joinCommunity;
    private final ElectorStore electors = new ElectorStore();
    private final SplittableRandom random = new SplittableRandom(7);

    ElectorsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        database = fresh.database();
        clock = fresh.clock();
        joinCommunity = new JoinCommunity(database, world.accounts, world.ledger, world.termsInForce, clock);
    }

    @Test
    void theStatementAndTheRuleAgreeAboutEverybody() {
        CommunityId garden = world.admin.founds("garden");
        List<PersonId> people = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            people.add(somebody(n, garden));
        }
        clock.advance(Duration.ofDays(15));
        Set<Integer> sizes = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            Conditions conditions = conditions(garden);
            Set<PersonId> fit = fit(conditions);
            for (PersonId person : people) {
                assertThat(fit.contains(person))
                        .as("%s under %s", person, conditions)
                        .isEqualTo(judged(person, conditions));
            }
            sizes.add(fit.size());
        }
        assertThat(sizes).as("the worlds are not all alike").hasSizeGreaterThan(5);
    }

    /// A member who is active on some of the last days, subscribes or not, and may be banned, for a while
    /// or for good.
    private PersonId somebody(int n, CommunityId garden) {
        clock.advance(Duration.ofHours(random.nextInt(20)));
        Member member = world.member("member" + n);
        long id = member.id().value();
        for (int day = 0; day < 30; day++) {
            if (random.nextInt(4) == 0) {
                sql("insert into account_active_day values (" + id + ", '" + today().plusDays(day) + "')");
            }
        }
        if (random.nextBoolean()) {
            done(joinCommunity.join(member.viewer(), garden, Wish.SUBSCRIBE));
        }
        switch (random.nextInt(8)) {
            case 0 -> sql("insert into account_standing (person_id, banned_at) values (" + id + ", now())");
            case 1 ->
                sql("insert into account_standing (person_id, banned_at, banned_until) values (" + id + ", now(), '"
                        + clock.instant().plus(Duration.ofDays(random.nextInt(60))) + "')");
            case 2 -> sql("update account set admitted = false where person_id = " + id);
            default -> {}
        }
        return member.id();
    }

    private Conditions conditions(CommunityId garden) {
        int ofLast = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40);
        return new Conditions(
                random.nextBoolean() ? null : today().minusDays(random.nextInt(40)),
                ofLast == 0 ? 0 : 1 + random.nextInt(Math.min(ofLast, 12)),
                ofLast,
                random.nextBoolean() ? garden : null);
    }

    private Set<PersonId> fit(Conditions conditions) {
        Instant now = clock.instant();
        sql("insert into consultation (question, body, case_for, case_against, method, pass, binding, quorum, opens_at,"
                + " closes_at, active_days, of_last, stage, drafted_by, drafted_at) values ('', '', '', '', 'CHOICE',"
                + " 'PLURALITY', false, 0, now(), now() + interval '1 day', 0, 0, 'DRAFT', "
                + world.admin.id().value() + ", now())");
        return database.write(transaction -> {
            long id = transaction
                    .query("select max(id) from consultation")
                    .mapTo(Long.class)
                    .one();
            int frozen = electors.freeze(transaction, new ConsultationId(id), conditions, now);
            assertThat(electors.fit(transaction, conditions, now)).isEqualTo(frozen);
            return new HashSet<>(transaction
                    .query("select person_id from elector where consultation_id = " + id)
                    .mapTo(PersonId.class)
                    .list());
        });
    }

    private boolean judged(PersonId person, Conditions conditions) {
        Instant now = clock.instant();
        ElectorateRule.@Nullable Obstacle obstacle = database.read(transaction -> ElectorateRule.judge(
                conditions,
                electors.member(transaction, person, conditions, now, now).orElseThrow()));
        return obstacle == null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void sql(String statement) {
        database.change(transaction -> transaction.update(statement).execute());
    }
}
