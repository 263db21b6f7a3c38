package org.folkmoot.forum.consultations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.consultations.ConsultationView.Voice;
import org.folkmoot.forum.consultations.ConsultationView.Voices;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.consultations.VoicesRule;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.InstanceId;

/// What those say who do not decide: votes up on the replies that stand for the options.
final class VoicesView {

    /// A vote of whoever is on the list is left out: they have a ballot. The vote with which a reply comes
    /// is its author's by default and says nothing.
    private static final String VOICES = """
            select option.number, vote.origin_id, instance.domain, count(*) as votes
            from consultation_option as option
            join consultation_voice as voice
              on (voice.consultation_id, voice.number) = (option.consultation_id, option.number)
            join comment on (comment.post_id, comment.id) = (voice.post_id, voice.comment_id)
            join vote
              on vote.post_id = comment.post_id and vote.comment_id = comment.id and vote.direction = 'UP'
                and vote.proof <> 'REFUTED' and vote.person_id <> comment.author_id
            join instance on instance.id = vote.origin_id
            left join elector on elector.consultation_id = option.consultation_id and elector.person_id = vote.person_id
            where option.consultation_id = :id and (vote.origin_id <> :ours or elector.person_id is null)
            group by option.number, vote.origin_id, instance.domain
            """;

    /// What people of one server said of one option.
    private record Said(int number, InstanceId originId, String domain, int votes) {

        boolean ours() {
            return originId.equals(Site.OURS);
        }
    }

    /// Option by option, and server by server.
    ///
    /// @param options how many there are
    Voices voices(Transaction transaction, ConsultationId consultation, int options) {
        List<Said> said = transaction
                .query(VOICES)
                .bind("id", consultation)
                .bind("ours", Site.OURS)
                .mapTo(Said.class)
                .list();
        List<Voice> voices = IntStream.rangeClosed(1, options)
                .mapToObj(option -> new Voice(option, votes(said, option, false), votes(said, option, true)))
                .toList();
        return new Voices(voices, VoicesRule.told(servers(said, options)));
    }

    private static int votes(List<Said> said, int option, boolean ours) {
        return said.stream()
                .filter(one -> one.number() == option && one.ours() == ours)
                .mapToInt(Said::votes)
                .sum();
    }

    private static List<VoicesRule.Server> servers(List<Said> said, int options) {
        Map<String, List<Said>> byServer =
                said.stream().filter(one -> !one.ours()).collect(Collectors.groupingBy(Said::domain));
        return byServer.entrySet().stream()
                .map(server -> new VoicesRule.Server(
                        server.getKey(),
                        IntStream.rangeClosed(1, options)
                                .mapToObj(option -> votes(server.getValue(), option, false))
                                .toList()))
                .toList();
    }
}
