package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.PassRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.rules.consultations.VerdictRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `consultation`, `consultation_option` and `consultation_voice`. The only place that
/// does, but for [BallotBox].
final class ConsultationStore {

    private static final String COLUMNS = """
            select consultation.id, question, body, case_for, case_against,
              array(select label from consultation_option where consultation_id = consultation.id order by number) as options,
              array(select coalesce(what_if_id, 0) from consultation_option where consultation_id = consultation.id
                    order by number) as proposals,
              method, pass, binding, quorum, opens_at, closes_at, joined_before, active_days, of_last, subscribed_to, stage,
              announced_by, announced_at, electorate, public_key, options_hash, counted_at, took_part, invalid, support, pairs, ahead,
              ended_by.name as ended_by, ended_at, ended_because, decided, talk_post_id,
              voices_post_id, adopted_id, not_adopted
            from consultation
            left join person as ended_by on ended_by.id = consultation.ended_by and ended_by.deleted_at is null
            """;

    private static final String DRAFT = """
            insert into consultation (question, body, case_for, case_against, method, pass, binding, quorum, opens_at,
              closes_at, joined_before, active_days, of_last, subscribed_to, stage, drafted_by, drafted_at)
            values (:question, :body, :caseFor, :caseAgainst, :method, :pass, :binding, :quorum, :opensAt,
              :closesAt, :joinedBefore, :activeDays, :ofLast, :subscribedTo, 'DRAFT', :by, :at)
            returning id
            """;

    private static final String REDRAFT = """
            update consultation
            set question = :question, body = :body, case_for = :caseFor, case_against = :caseAgainst, method = :method,
              pass = :pass, binding = :binding, quorum = :quorum, opens_at = :opensAt, closes_at = :closesAt,
              joined_before = :joinedBefore, active_days = :activeDays, of_last = :ofLast, subscribed_to = :subscribedTo
            where id = :id and stage = 'DRAFT'
            """;

    private static final String OPTIONS = """
            insert into consultation_option (consultation_id, number, label)
            select :id, number, label from unnest(:labels) with ordinality as option (label, number)
            """;

    private static final String ANNOUNCE = """
            update consultation
            set stage = 'ANNOUNCED', announced_by = :by, announced_at = :at, electorate = :electorate,
              public_key = :key, options_hash = :hash
            where id = :id
            """;

    private static final String COUNTED = """
            update consultation
            set stage = 'COUNTED', counted_at = :at, took_part = :tookPart, invalid = :invalid, support = :support,
              pairs = :pairs, ahead = :ahead
            where id = :id
            """;

    private static final String END = """
            update consultation
            set stage = :stage, ended_by = :by, ended_at = :at, ended_because = :because, decided = :option
            where id = :id
            """;

    private record Proposal(String label, WhatIfId whatIfId) {}

    @SuppressWarnings("ArrayRecordComponent") // it is read, and never compared
    private record Row(
            long id,
            String question,
            String body,
            String caseFor,
            String caseAgainst,
            List<String> options,
            List<Long> proposals,
            Method method,
            PassRule pass,
            boolean binding,
            int quorum,
            Instant opensAt,
            Instant closesAt,
            @Nullable LocalDate joinedBefore,
            int activeDays,
            int ofLast,
            @Nullable CommunityId subscribedTo,
            Stage stage,
            @Nullable PersonId announcedBy,
            @Nullable Instant announcedAt,
            @Nullable Integer electorate,
            byte @Nullable [] publicKey,
            byte @Nullable [] optionsHash,
            @Nullable Instant countedAt,
            @Nullable Integer tookPart,
            @Nullable Integer invalid,
            @Nullable List<Integer> support,
            @Nullable List<Integer> pairs,
            @Nullable List<Integer> ahead,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endedBecause,
            @Nullable Integer decided,
            @Nullable PostId talkPostId,
            @Nullable PostId voicesPostId,
            @Nullable TermsVersionId adoptedId,
            @Nullable Refusal notAdopted) {

        Consultation consultation() {
            Conditions electors = new Conditions(joinedBefore, activeDays, ofLast, subscribedTo);
            Question asked = new Question(
                    question,
                    body,
                    caseFor,
                    caseAgainst,
                    options,
                    method,
                    pass,
                    binding,
                    quorum,
                    opensAt,
                    closesAt,
                    electors);
            return new Consultation(
                    new ConsultationId(id),
                    asked,
                    proposed(),
                    stage,
                    announced(),
                    counted(),
                    ended(),
                    talkPostId,
                    voicesPostId);
        }

        private Consultation.@Nullable Announced announced() {
            return announcedBy == null
                            || announcedAt == null
                            || electorate == null
                            || publicKey == null
                            || optionsHash == null
                    ? null
                    : new Consultation.Announced(announcedBy, announcedAt, electorate, publicKey, optionsHash);
        }

        private @Nullable Counted counted() {
            if (countedAt == null
                    || electorate == null
                    || tookPart == null
                    || invalid == null
                    || support == null
                    || ahead == null) {
                return null;
            }
            Count count = new Count(method, tookPart - invalid, numbers(support), pairs, ahead);
            Verdict verdict = VerdictRule.judge(count, tookPart, new VerdictRule.Terms(electorate, quorum, pass));
            return new Counted(countedAt, tookPart, invalid, count, verdict);
        }

        private Map<Integer, WhatIfId> proposed() {
            Map<Integer, WhatIfId> proposed = new TreeMap<>();
            for (int option = 1; option <= proposals.size(); option++) {
                long whatIf = proposals.get(option - 1);
                if (whatIf != 0) {
                    proposed.put(option, new WhatIfId(whatIf));
                }
            }
            return proposed;
        }

        private static int[] numbers(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }

        private Consultation.@Nullable Ended ended() {
            return endedAt == null
                    ? null
                    : new Consultation.Ended(endedAt, endedBy, endedBecause, decided, adoptedId, notAdopted);
        }
    }

    ConsultationId draft(Transaction transaction, Question question, PersonId by, Instant at) {
        long id = transaction
                .query(DRAFT)
                .bindMap(columns(question))
                .bind("by", by)
                .bind("at", at)
                .mapTo(Long.class)
                .one();
        ConsultationId consultation = new ConsultationId(id);
        options(transaction, consultation, question.options());
        return consultation;
    }

    /// What an option puts in force stays with it, as long as it is called the same.
    void redraft(Transaction transaction, ConsultationId consultation, Question question) {
        List<Proposal> proposals = transaction
                .query(
                        "select label, what_if_id from consultation_option where consultation_id = :id and what_if_id > 0")
                .bind("id", consultation)
                .mapTo(Proposal.class)
                .list();
        transaction
                .update(REDRAFT)
                .bindMap(columns(question))
                .bind("id", consultation)
                .execute();
        transaction
                .update("delete from consultation_option where consultation_id = :id")
                .bind("id", consultation)
                .execute();
        options(transaction, consultation, question.options());
        for (Proposal proposal : proposals) {
            int option = question.options().indexOf(proposal.label()) + 1;
            if (option > 0) {
                propose(transaction, consultation, option, proposal.whatIfId());
            }
        }
    }

    /// Notes what an option puts in force.
    ///
    /// @param whatIf null for nothing
    void propose(Transaction transaction, ConsultationId consultation, int option, @Nullable WhatIfId whatIf) {
        transaction
                .update("""
                        update consultation_option set what_if_id = :whatIf
                        where consultation_id = :id and number = :option
                        """)
                .bind("id", consultation)
                .bind("option", option)
                .bindByType("whatIf", whatIf, WhatIfId.class)
                .execute();
    }

    /// Notes what became of the terms that were decided upon.
    ///
    /// @param decision null when they could not be put in force
    /// @param refusal  why not; null when they could
    void adopted(
            Transaction transaction,
            ConsultationId consultation,
            @Nullable TermsVersionId decision,
            @Nullable Refusal refusal) {
        transaction
                .update("update consultation set adopted_id = :decision, not_adopted = :refusal where id = :id")
                .bind("id", consultation)
                .bindByType("decision", decision, TermsVersionId.class)
                .bind("refusal", refusal)
                .execute();
    }

    private static Map<String, ?> columns(Question question) {
        Conditions electors = question.electors();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("question", question.question());
        columns.put("body", question.body());
        columns.put("caseFor", question.caseFor());
        columns.put("caseAgainst", question.caseAgainst());
        columns.put("method", question.method());
        columns.put("pass", question.pass());
        columns.put("binding", question.binding());
        columns.put("quorum", question.quorum());
        columns.put("opensAt", question.opensAt());
        columns.put("closesAt", question.closesAt());
        columns.put("joinedBefore", electors.joinedBefore());
        columns.put("activeDays", electors.activeDays());
        columns.put("ofLast", electors.ofLast());
        CommunityId community = electors.subscribedTo();
        columns.put("subscribedTo", community == null ? null : community.value());
        return columns;
    }

    private static void options(Transaction transaction, ConsultationId consultation, List<String> labels) {
        transaction
                .update(OPTIONS)
                .bind("id", consultation)
                .bind("labels", labels.toArray(String[]::new))
                .execute();
    }

    void discard(Transaction transaction, ConsultationId consultation) {
        for (String table : List.of("consultation_option where consultation_id", "consultation where id")) {
            transaction
                    .update("delete from " + table + " = :id")
                    .bind("id", consultation)
                    .execute();
        }
    }

    Optional<Consultation> one(Transaction transaction, ConsultationId consultation) {
        return found(transaction, consultation, "");
    }

    /// As [#one], and nobody moves it on until the transaction ends; several may look at it so at once.
    Optional<Consultation> hold(Transaction transaction, ConsultationId consultation) {
        return found(transaction, consultation, "for share of consultation");
    }

    /// As [#one], for whoever moves it on.
    Optional<Consultation> lock(Transaction transaction, ConsultationId consultation) {
        return found(transaction, consultation, "for update of consultation");
    }

    private static Optional<Consultation> found(Transaction transaction, ConsultationId consultation, String locking) {
        return transaction
                .query(COLUMNS + "where consultation.id = :id " + locking)
                .bind("id", consultation)
                .mapTo(Row.class)
                .map(Row::consultation)
                .findOne();
    }

    /// Some of them, the newest first.
    ///
    /// @param drafts whether those that only admins see are among them
    /// @param before only older ones; null from the newest on
    List<Consultation> page(Transaction transaction, boolean drafts, @Nullable ConsultationId before, int limit) {
        return transaction
                .query(COLUMNS + """
                        where (:drafts or stage <> 'DRAFT') and consultation.id < :before
                        order by consultation.id desc limit :limit
                        """)
                .bind("drafts", drafts)
                .bind("before", before == null ? Long.MAX_VALUE : before.value())
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::consultation)
                .list();
    }

    /// Those on whose list somebody is and which are not closed yet, with those that are open first.
    List<Consultation> asking(Transaction transaction, PersonId person) {
        return transaction
                .query(COLUMNS + """
                        where stage in ('ANNOUNCED', 'OPEN')
                          and exists (select from elector
                                      where elector.consultation_id = consultation.id and elector.person_id = :person)
                        order by stage = 'OPEN' desc, closes_at, consultation.id
                        """)
                .bind("person", person)
                .mapTo(Row.class)
                .map(Row::consultation)
                .list();
    }

    /// Those that go on by themselves.
    List<ConsultationId> running(Transaction transaction) {
        return transaction
                .query("select id from consultation where stage in ('ANNOUNCED', 'OPEN', 'CLOSED') order by id")
                .mapTo(ConsultationId.class)
                .list();
    }

    /// A consultation whose ballots will never be opened, again or at all.
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Over(ConsultationId id, byte[] publicKey) {}

    /// Those that are counted or were given up.
    List<Over> over(Transaction transaction) {
        return transaction
                .query("select id, public_key from consultation where stage in ('COUNTED', 'DECIDED', 'VOID')")
                .mapTo(Over.class)
                .list();
    }

    void announce(
            Transaction transaction,
            ConsultationId consultation,
            PersonId by,
            Instant at,
            int electorate,
            byte[] publicKey,
            byte[] optionsHash) {
        transaction
                .update(ANNOUNCE)
                .bind("id", consultation)
                .bind("by", by)
                .bind("at", at)
                .bind("electorate", electorate)
                .bind("key", publicKey)
                .bind("hash", optionsHash)
                .execute();
    }

    void move(Transaction transaction, ConsultationId consultation, Stage stage) {
        transaction
                .update("update consultation set stage = :stage where id = :id")
                .bind("stage", stage)
                .bind("id", consultation)
                .execute();
    }

    void counted(
            Transaction transaction, ConsultationId consultation, Instant at, int tookPart, int invalid, Count count) {
        List<Integer> pairs = count.pairs();
        transaction
                .update(COUNTED)
                .bind("id", consultation)
                .bind("at", at)
                .bind("tookPart", tookPart)
                .bind("invalid", invalid)
                .bind("support", count.support())
                .bind("pairs", pairs == null ? null : Row.numbers(pairs))
                .bind(
                        "ahead",
                        count.leading().stream().mapToInt(Integer::intValue).toArray())
                .execute();
    }

    /// Notes where members of this site talk it over.
    void talkedOver(Transaction transaction, ConsultationId consultation, PostId post) {
        transaction
                .update("update consultation set talk_post_id = :post where id = :id")
                .bind("post", post)
                .bind("id", consultation)
                .execute();
    }

    /// Notes where everybody else may say what they think.
    void heard(Transaction transaction, ConsultationId consultation, PostId post) {
        transaction
                .update("update consultation set voices_post_id = :post where id = :id")
                .bind("post", post)
                .bind("id", consultation)
                .execute();
    }

    /// Notes which reply stands for an option.
    void voice(Transaction transaction, ConsultationId consultation, int option, PostId post, CommentId comment) {
        transaction
                .update("insert into consultation_voice values (:id, :option, :post, :comment)")
                .bind("id", consultation)
                .bind("option", option)
                .bind("post", post)
                .bind("comment", comment)
                .execute();
    }

    /// Notes what was decided, or that it was given up.
    ///
    /// @param by null for what a binding result decides
    void end(
            Transaction transaction,
            ConsultationId consultation,
            Stage stage,
            @Nullable PersonId by,
            Instant at,
            @Nullable String because,
            @Nullable Integer option) {
        transaction
                .update(END)
                .bind("id", consultation)
                .bind("stage", stage)
                .bind("by", by)
                .bind("at", at)
                .bind("because", because)
                .bind("option", option)
                .execute();
    }
}
