package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.ElectorateRule.Member;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.TurnoutRule.Group;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `elector`. The only place that does, but for [BallotBox].
final class ElectorStore {

    /// The rule of electors as SQL, for everybody at once; a test compares the two.
    private static final String FIT = """
            from account
            join person on person.id = account.person_id
            where account.admitted and person.deleted_at is null
              and not exists (select from account_standing as standing
                              where standing.person_id = account.person_id
                                and (standing.banned_until is null or standing.banned_until > :now))
              and (cast(:joinedBefore as date) is null or (account.created_at at time zone 'utc')::date < :joinedBefore)
              and (:activeDays = 0
                   or (select count(*) from account_active_day as day
                       where day.person_id = account.person_id and day.active_on >= :from and day.active_on < :today)
                      >= :activeDays)
              and (cast(:community as bigint) is null
                   or exists (select from subscription
                              where subscription.person_id = account.person_id and community_id = :community))
            """;

    private static final String FREEZE =
            "insert into elector (consultation_id, person_id, age_days) select :consultation, account.person_id,"
                    + " cast(extract(epoch from cast(:now as timestamptz) - account.created_at) as integer) / 86400 "
                    + FIT;

    private static final String MEMBER = """
            select (account.created_at at time zone 'utc')::date as joined,
              (select count(*) from account_active_day as day
               where day.person_id = account.person_id and day.active_on >= :from and day.active_on < :today) as active_days,
              exists (select from subscription
                      where subscription.person_id = account.person_id and community_id = :community) as subscribed,
              exists (select from account_standing as standing
                      where standing.person_id = account.person_id
                        and (standing.banned_until is null or standing.banned_until > :now)) as banned,
              account.admitted
            from account where account.person_id = :person
            """;

    /// Upper bounds of ages, in days: a month, half a year, a year, three years.
    private static final List<Integer> AGES = List.of(30, 182, 365, 1_095);

    private static final String BY_AGE = """
            select coalesce(width_bucket(age_days, :ages), -1) as band, count(*) as could,
              count(*) filter (where took_part) as did
            from elector where consultation_id = :id group by band order by band
            """;

    private static final String BANNED = """
            select count(distinct modlog.person_id)
            from modlog
            join consultation on consultation.id = :id
            join elector on elector.consultation_id = consultation.id and elector.person_id = modlog.person_id
            where act = 'BANNED_FROM_SITE' and acted_at >= announced_at and acted_at <= closes_at
            """;

    /// How many took part of those who could.
    ///
    /// @param ages by the age of their accounts, each group large enough to tell of nobody; empty where that is not
    ///             known
    record Turnout(int could, int did, List<Group> ages) {

        Turnout {
            ages = List.copyOf(ages);
        }
    }

    /// As [Turnout], of those whose accounts are of one age.
    ///
    /// @param band how many of the bounds they reach; -1 where it is not known
    private record Band(int band, int could, int did) {}

    /// How many would be on the list if it were fixed now.
    int fit(Transaction transaction, Conditions conditions, Instant now) {
        return transaction
                .query("select count(*) " + FIT)
                .bindMap(bound(conditions, now))
                .mapTo(Integer.class)
                .one();
    }

    /// Fixes the list.
    ///
    /// @return how many are on it
    int freeze(Transaction transaction, ConsultationId consultation, Conditions conditions, Instant now) {
        return transaction
                .update(FREEZE)
                .bindMap(bound(conditions, now))
                .bind("consultation", consultation)
                .execute();
    }

    /// What is known of somebody, as the rule asks; empty for who has no account here.
    ///
    /// @param day of the announcement, before which activity is looked at
    Optional<Member> member(Transaction transaction, PersonId person, Conditions conditions, Instant day, Instant now) {
        return transaction
                .query(MEMBER)
                .bindMap(bound(conditions, day))
                .bind("now", now)
                .bind("person", person)
                .mapTo(Member.class)
                .findOne();
    }

    private static Map<String, ?> bound(Conditions conditions, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        CommunityId community = conditions.subscribedTo();
        Map<String, @Nullable Object> bound = new HashMap<>();
        bound.put("now", now);
        bound.put("joinedBefore", conditions.joinedBefore());
        bound.put("activeDays", conditions.activeDays());
        bound.put("from", today.minusDays(conditions.ofLast()));
        bound.put("today", today);
        bound.put("community", community == null ? null : community.value());
        return bound;
    }

    /// Whether somebody is on the list, and took part; empty for who is not on it.
    Optional<Boolean> tookPart(Transaction transaction, ConsultationId consultation, PersonId person) {
        return transaction
                .query("select took_part from elector where consultation_id = :id and person_id = :person")
                .bind("id", consultation)
                .bind("person", person)
                .mapTo(Boolean.class)
                .findOne();
    }

    /// In which of these somebody took part.
    Set<ConsultationId> tookPart(Transaction transaction, PersonId person, List<ConsultationId> consultations) {
        return transaction
                .query("""
                        select consultation_id from elector
                        where person_id = :person and took_part and consultation_id = any(:ids)
                        """)
                .bind("person", person)
                .bind(
                        "ids",
                        consultations.stream().mapToLong(ConsultationId::value).toArray())
                .mapTo(ConsultationId.class)
                .set();
    }

    /// Goes through the whole list, so it is asked once.
    Turnout turnout(Transaction transaction, ConsultationId consultation) {
        List<Band> bands = transaction
                .query(BY_AGE)
                .bind("id", consultation)
                .bind("ages", AGES.stream().mapToInt(Integer::intValue).toArray())
                .mapTo(Band.class)
                .list();
        return new Turnout(
                bands.stream().mapToInt(Band::could).sum(),
                bands.stream().mapToInt(Band::did).sum(),
                ages(bands));
    }

    private static List<Group> ages(List<Band> bands) {
        boolean unknown = bands.stream().anyMatch(band -> band.band() < 0);
        return unknown
                ? List.of()
                : TurnoutRule.groups(IntStream.rangeClosed(0, AGES.size())
                        .mapToObj(number -> group(number, bands))
                        .toList());
    }

    private static Group group(int number, List<Band> bands) {
        Band found =
                bands.stream().filter(band -> band.band() == number).findFirst().orElse(new Band(number, 0, 0));
        return new Group(
                number == 0 ? 0 : AGES.get(number - 1),
                number == AGES.size() ? null : AGES.get(number),
                found.could(),
                found.did());
    }

    /// How many on the list were banned from the site between the announcement and the close; they could still
    /// vote.
    int banned(Transaction transaction, ConsultationId consultation) {
        return transaction
                .query(BANNED)
                .bind("id", consultation)
                .mapTo(Integer.class)
                .one();
    }
}
