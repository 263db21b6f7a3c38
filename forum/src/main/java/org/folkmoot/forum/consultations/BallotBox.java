package org.folkmoot.forum.consultations;

import java.time.Instant;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Question;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.Stage;

/// What a ballot is judged by and sealed to, in few journeys to the database: hundreds may be cast within a second.
///
/// @param stage       as its row holds it
/// @param question    that is asked
/// @param options     how many there are
/// @param publicKey   to which ballots are sealed; empty before the announcement
/// @param optionsHash of the options as they were announced; empty before
/// @param elector     whether the voter is on the list
@SuppressWarnings("ArrayRecordComponent") // it is read, and never compared
record BallotBox(
        Stage stage,
        Method method,
        Instant closesAt,
        String question,
        int options,
        byte[] publicKey,
        byte[] optionsHash,
        boolean elector) {

    /// The box of a consultation, for one voter. Nobody moves the consultation on until the transaction ends, and
    /// several may hold it so at once (decisions, 40).
    static final Question<BallotBox> HELD = Question.of("""
            select stage, method, closes_at, question,
              (select count(*) from consultation_option as option where option.consultation_id = consultation.id),
              public_key, options_hash,
              exists (select from elector where elector.consultation_id = consultation.id and person_id = :voter)
            from consultation
            where id = :id
            for share of consultation
            """, BallotBox::read, "id", "voter");

    /// Puts an envelope in, in place of an earlier one of the same voter, who took part from now on.
    static final Question<Integer> PUT = Question.of("""
            with took as (
              update elector set took_part = true
              where consultation_id = :id and person_id = :voter and not took_part)
            insert into envelope (consultation_id, person_id, sealed) values (:id, :voter, :sealed)
            on conflict (consultation_id, person_id) do update set sealed = excluded.sealed
            returning 1
            """, Columns::nextInt, "id", "voter", "sealed");

    private static BallotBox read(Columns columns) {
        return new BallotBox(
                Stage.valueOf(columns.nextText()),
                Method.valueOf(columns.nextText()),
                columns.nextInstant(),
                columns.nextText(),
                columns.nextInt(),
                columns.nextBytes(),
                columns.nextBytes(),
                columns.nextBoolean());
    }

    /// Whether anybody but admins knows of it.
    boolean announced() {
        return publicKey.length > 0;
    }
}
