package org.folkmoot.api.governance;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.consultations.KeyExport;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.PassRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.VoicesRule;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Questions to the members on the wire: what the page tells, when it tells it.
final class ConsultationShapes {

    static final Shape<Consultation> CONSULTATION = Shape.<Consultation>named(
                    "Consultation", "A question to the members of this site.")
            .part("number", Kind.NUMBER, "Counts them.", one -> one.id().value())
            .part("question", Kind.TEXT, "The question.", one -> one.question().question())
            .part("stage", Kind.word(Stage.class), "How far it has come; it never goes back.", Consultation::stage)
            .part(
                    "opens_at",
                    Kind.MOMENT,
                    "When voting opens.",
                    one -> one.question().opensAt())
            .part(
                    "closes_at",
                    Kind.MOMENT,
                    "When voting closes.",
                    one -> one.question().closesAt())
            .part(
                    "binding",
                    Kind.TRUTH,
                    "Whether the result decides by itself.",
                    one -> one.question().binding())
            .part("page", Kind.LINK, "The page that tells people the same.", one -> Links.consultation(one.id()));

    /// The terms that an option puts in force.
    ///
    /// @param seen whether the reader may see what they change
    record Proposal(KeptWhatIf kept, boolean seen) {}

    private static final Shape<Proposal> PROPOSAL = Shape.<Proposal>named(
                    "Proposal", "Terms that an option puts in force.")
            .maybe(
                    "peer",
                    Kind.TEXT,
                    "What people call the peer; null for what is standard.",
                    proposal -> proposal.kept().draft().name())
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "The servers that would be its.",
                    proposal ->
                            List.copyOf(new TreeSet<>(proposal.kept().draft().domains())))
            .part(
                    "before",
                    Kind.of(TermsShapes.TERMS),
                    "What held when they were kept.",
                    proposal -> proposal.kept().held())
            .part(
                    "after",
                    Kind.of(TermsShapes.TERMS),
                    "What would hold.",
                    proposal -> proposal.kept().draft().terms())
            .maybe(
                    "what_if",
                    Kind.NUMBER,
                    "What they would change; null where that may not be told you.",
                    proposal -> proposal.seen() ? proposal.kept().id().value() : null);

    /// An answer, with the terms that it puts in force.
    ///
    /// @param number 1 for the first
    private record Option(int number, String text, @Nullable Proposal proposal) {}

    private static final Shape<Option> OPTION = Shape.<Option>named("Option", "One of several answers.")
            .part("number", Kind.NUMBER, "1 for the first.", Option::number)
            .part("text", Kind.TEXT, "The answer.", Option::text)
            .maybe("puts_in_force", Kind.of(PROPOSAL), "Terms that it puts in force; null for none.", Option::proposal);

    /// Who may vote.
    ///
    /// @param community as people write it; null where it does not matter
    record Electors(Question question, @Nullable String community) {}

    private static final Shape<Electors> ELECTORS = Shape.<Electors>named(
                    "Electors", "Conditions beside having an account here that was let in and is not banned.")
            .maybe(
                    "joined_before",
                    Kind.DAY,
                    "Accounts made on this day or later may not; null where age does not matter.",
                    electors -> electors.question().electors().joinedBefore())
            .part(
                    "active_days",
                    Kind.NUMBER,
                    "On how many days they did something; 0 where it does not matter.",
                    electors -> (long) electors.question().electors().activeDays())
            .part("of_last", Kind.NUMBER, "Of how many days before the announcement.", electors ->
                    (long) electors.question().electors().ofLast())
            .maybe(
                    "subscribed_to",
                    Kind.TEXT,
                    "A community to which they subscribe; null where it does not matter, and where you may not see it.",
                    Electors::community);

    private static final Shape<TurnoutRule.Group> GROUP = Shape.<TurnoutRule.Group>named(
                    "AgeGroup", "Turnout of those whose accounts are of about one age; never of fewer than ten.")
            .part("from_days", Kind.NUMBER, "At the least.", group -> (long) group.from())
            .maybe("below_days", Kind.NUMBER, "Null for no bound.", TurnoutRule.Group::below)
            .part("could", Kind.NUMBER, "How many may take part.", group -> (long) group.could())
            .part("did", Kind.NUMBER, "How many did.", group -> (long) group.did());

    private static final Shape<KeyExport> EXPORT = Shape.<KeyExport>named(
                    "KeyExport", "That the key was exported once: who has that file can open ballots before the count.")
            .part("at", Kind.MOMENT, "When.", KeyExport::at)
            .maybe("author", Kind.TEXT, "By whom; null where the account is gone.", KeyExport::author);

    private static final Shape<ConsultationView.Voice> VOICE = Shape.<ConsultationView.Voice>named(
                    "Voice", "What those think of an option who do not decide; it has no weight.")
            .part("option", Kind.NUMBER, "The number of the option.", voice -> (long) voice.option())
            .part("elsewhere", Kind.NUMBER, "Votes up by people of other servers.", voice -> (long) voice.elsewhere())
            .part("members", Kind.NUMBER, "By members who are not on the list.", voice -> (long) voice.members());

    private static final Shape<VoicesRule.Server> VOICES = Shape.<VoicesRule.Server>named(
                    "VoicesOfServer", "What people of one server think.")
            .maybe("server", Kind.TEXT, "The server; null for all small ones together.", VoicesRule.Server::domain)
            .part(
                    "votes",
                    Kind.list(Kind.NUMBER),
                    "For each option, from the first on.",
                    server ->
                            server.votes().stream().<Number>map(votes -> votes).toList());

    private static final Shape<Consultation.Ended> ENDED = Shape.<Consultation.Ended>named(
                    "Ending", "What was decided upon, or why it was given up.")
            .part("at", Kind.MOMENT, "When.", Consultation.Ended::at)
            .maybe("by", Kind.TEXT, "The admin; null where a binding result decided.", Consultation.Ended::by)
            .maybe("because", Kind.TEXT, "Why; null where a binding result decided.", Consultation.Ended::because)
            .maybe("option", Kind.NUMBER, "The option that is followed; null for none.", Consultation.Ended::option)
            .maybe(
                    "adopted",
                    Kind.NUMBER,
                    "The decision by which its terms came in force; null for none.",
                    ended -> ended.adopted() == null ? null : ended.adopted().value())
            .maybe(
                    "not_adopted",
                    Kind.word(Refusal.class),
                    "Why they could not come in force; null where nothing stood against it.",
                    Consultation.Ended::notAdopted);

    /// A consultation as somebody sees it.
    record Whole(ConsultationView.Shown shown, Electors electors, Map<Integer, Proposal> proposals) {

        Question question() {
            return electors.question();
        }

        Consultation one() {
            return shown.consultation();
        }

        private List<Option> options() {
            List<String> texts = question().options();
            return IntStream.rangeClosed(1, texts.size())
                    .mapToObj(number -> new Option(number, texts.get(number - 1), proposals.get(number)))
                    .toList();
        }
    }

    static final Shape<Whole> WHOLE = Shape.<Whole>named(
                    "ConsultationWhole", "A consultation with all that is told of it.")
            .part("consultation", Kind.of(CONSULTATION), "What it asks, and how far it has come.", Whole::one)
            .part(
                    "body",
                    Kind.TEXT,
                    "What it is about, in Markdown; may be empty.",
                    whole -> whole.question().body())
            .part(
                    "case_for",
                    Kind.TEXT,
                    "What speaks for a change; may be empty.",
                    whole -> whole.question().caseFor())
            .part(
                    "case_against",
                    Kind.TEXT,
                    "What speaks against it; may be empty.",
                    whole -> whole.question().caseAgainst())
            .part("options", Kind.list(Kind.of(OPTION)), "The answers.", Whole::options)
            .part(
                    "method",
                    Kind.word(Method.class),
                    "What a ballot says of the options.",
                    whole -> whole.question().method())
            .part(
                    "pass",
                    Kind.word(PassRule.class),
                    "How much support an option needs.",
                    whole -> whole.question().pass())
            .part("quorum", Kind.NUMBER, "Percent of the list that have to take part; 0 for none.", whole ->
                    (long) whole.question().quorum())
            .part("electors", Kind.of(ELECTORS), "Who may vote.", Whole::electors)
            .maybe(
                    "announced_at",
                    Kind.MOMENT,
                    "When the list of who may vote was fixed; null for a draft.",
                    whole -> whole.one().announced() == null
                            ? null
                            : whole.one().announced().at())
            .part("could", Kind.NUMBER, "How many may take part; of a draft, how many might.", whole ->
                    (long) whole.shown().could())
            .part("did", Kind.NUMBER, "How many took part so far; it tells nothing of what they chose.", whole ->
                    (long) whole.shown().did())
            .part(
                    "ages",
                    Kind.list(Kind.of(GROUP)),
                    "Turnout by the age of accounts; empty where groups would be too small.",
                    whole -> whole.shown().ages())
            .maybe(
                    "public_key",
                    Kind.TEXT,
                    "To which ballots are sealed (X25519), in hexadecimal digits.",
                    whole -> whole.one().announced() == null
                            ? null
                            : HexFormat.of().formatHex(whole.one().announced().publicKey()))
            .part(
                    "key_absent",
                    Kind.TRUTH,
                    "Whether it is closed and cannot be counted, since its key is not there.",
                    whole -> whole.shown().keyAbsent())
            .part(
                    "key_exports",
                    Kind.list(Kind.of(EXPORT)),
                    "Whenever its key was exported.",
                    whole -> whole.shown().exports())
            .maybe(
                    "result",
                    Kind.of(ResultShapes.RESULT),
                    "What came of it; null before the count.",
                    whole -> ResultShapes.of(whole.shown()))
            .maybe(
                    "ended",
                    Kind.of(ENDED),
                    "How it ended; null before that.",
                    whole -> whole.one().ended())
            .maybe(
                    "talk",
                    Kind.LINK,
                    "Where members alone talk it over; null for nowhere.",
                    whole -> whole.one().talk() == null
                            ? null
                            : Links.post(whole.one().talk()))
            .maybe(
                    "heard",
                    Kind.LINK,
                    "Where everybody else may say what they think; null for nowhere.",
                    whole -> whole.one().voices() == null
                            ? null
                            : Links.post(whole.one().voices()))
            .part(
                    "voices",
                    Kind.list(Kind.of(VOICE)),
                    "Those who do not decide, option by option.",
                    whole -> whole.shown().voices().options())
            .part(
                    "voices_by_server",
                    Kind.list(Kind.of(VOICES)),
                    "The same of other servers, server by server.",
                    whole -> whole.shown().voices().servers());

    private ConsultationShapes() {}
}
