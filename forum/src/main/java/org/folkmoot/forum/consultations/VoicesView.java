package org.folkmoot.forum.consultations;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.values.ConsultationId;

/// What those say who do not decide: votes up on the replies that stand for the options.
final class VoicesView {

    /// A vote of whoever is on the list is left out: they have a ballot. The vote with which a reply comes
    /// is its author's by default and says nothing.
    private static final String VOICES = """
            select option.number,
              count(vote.person_id) filter (where vote.origin_id <> :ours) as elsewhere,
              count(vote.person_id) filter (where vote.origin_id = :ours and elector.person_id is null) as members
            from consultation_option as option
            join consultation_voice as voice
              on (voice.consultation_id, voice.number) = (option.consultation_id, option.number)
            join comment on (comment.post_id, comment.id) = (voice.post_id, voice.comment_id)
            left join vote
              on vote.post_id = comment.post_id and vote.comment_id = comment.id and vote.direction = 'UP'
                and vote.proof <> 'REFUTED' and vote.person_id <> comment.author_id
            left join elector on elector.consultation_id = option.consultation_id and elector.person_id = vote.person_id
            where option.consultation_id = :id
            group by option.number order by option.number
            """;

    /// What one option got.
    record Voice(int number, int elsewhere, int members) {}

    /// Option by option; empty where nobody else is heard.
    List<Voice> voices(Transaction transaction, ConsultationId consultation) {
        return transaction
                .query(VOICES)
                .bind("id", consultation)
                .bind("ours", Site.OURS)
                .mapTo(Voice.class)
                .list();
    }
}
