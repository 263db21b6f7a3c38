package org.folkmoot.web.pages;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView.Standing;
import org.folkmoot.forum.consultations.Counted;
import org.folkmoot.forum.consultations.KeyExport;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.ElectorateRule.Obstacle;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.PassRule;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// What pages say of consultations.
public final class ConsultationWords {

    private final Words words;

    public ConsultationWords(Words words) {
        this.words = words;
    }

    /// Who may take part, in one sentence.
    public String electors(Conditions conditions, @Nullable CommunityLine community) {
        List<String> parts = new ArrayList<>();
        if (conditions.joinedBefore() != null) {
            parts.add(words.say(
                    "consultation.older",
                    "day",
                    words.day(conditions
                            .joinedBefore()
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())));
        }
        if (conditions.activeDays() > 0) {
            parts.add(words.say(
                    "consultation.active", "days", (long) conditions.activeDays(), "span", (long) conditions.ofLast()));
        }
        if (conditions.subscribedTo() != null) {
            parts.add(words.say("consultation.subscribed", "community", community == null ? "?" : community.handle()));
        }
        return parts.isEmpty()
                ? words.say("consultation.electors-all")
                : words.say("consultation.electors", "conditions", words.list(parts));
    }

    /// How old the accounts of a group are.
    public String age(TurnoutRule.Group group) {
        Integer below = group.below();
        if (below == null) {
            return words.say("consultation.age-from", "from", days(group.from()));
        }
        return group.from() == 0
                ? words.say("consultation.age-below", "below", days(below))
                : words.say("consultation.age-between", "from", days(group.from()), "below", days(below));
    }

    private String days(int count) {
        return words.say("consultation.age-days", "count", (long) count);
    }

    /// Whether its key was exported, each time a sentence.
    public String exports(List<KeyExport> exports) {
        return exports.isEmpty()
                ? words.say("consultation.never-exported")
                : exports.stream().map(this::export).collect(Collectors.joining(" "));
    }

    private String export(KeyExport export) {
        String moment = words.moment(export.at());
        String author = export.author();
        return author == null
                ? words.say("consultation.exported-gone", "moment", moment)
                : words.say("consultation.exported", "moment", moment, "author", author);
    }

    /// Whether the reader may vote, and why.
    public String standing(Standing standing, Stage stage) {
        return switch (standing) {
            case Standing.Visitor() -> words.say("consultation.visitor");
            case Standing.Elector(boolean took) -> words.say(elector(took, stage));
            case Standing.Outside(Obstacle obstacle) -> words.say(outside(obstacle));
        };
    }

    private static String elector(boolean took, Stage stage) {
        return switch (stage) {
            case DRAFT, ANNOUNCED -> "consultation.you-will";
            case OPEN -> took ? "consultation.you-did" : "consultation.you-may";
            case CLOSED, COUNTED, DECIDED, VOID -> took ? "consultation.you-took" : "consultation.you-could";
        };
    }

    private static String outside(@Nullable Obstacle obstacle) {
        if (obstacle == null) {
            return "consultation.outside";
        }
        return switch (obstacle) {
            case NOT_ADMITTED -> "consultation.outside-admitted";
            case BANNED -> "consultation.outside-banned";
            case JOINED_TOO_LATE -> "consultation.outside-late";
            case NOT_ACTIVE_ENOUGH -> "consultation.outside-active";
            case NOT_SUBSCRIBED -> "consultation.outside-subscribed";
        };
    }

    /// How far it is, in a word.
    public String stage(Stage stage) {
        return words.say(
                switch (stage) {
                    case DRAFT -> "consultation.draft";
                    case ANNOUNCED -> "consultation.announced";
                    case OPEN -> "consultation.open";
                    case CLOSED -> "consultation.closed";
                    case COUNTED -> "consultation.counted";
                    case DECIDED -> "consultation.decided";
                    case VOID -> "consultation.void";
                });
    }

    /// How one votes.
    public String method(Method method) {
        return words.say(
                switch (method) {
                    case CHOICE -> "consultation.by-choice";
                    case APPROVAL -> "consultation.by-approval";
                    case RANKED -> "consultation.by-ranking";
                });
    }

    /// What is enough.
    public String pass(PassRule pass) {
        return words.say(
                switch (pass) {
                    case PLURALITY -> "consultation.pass-plurality";
                    case MAJORITY -> "consultation.pass-majority";
                    case TWO_THIRDS -> "consultation.pass-two-thirds";
                });
    }

    /// What came of the count. With few ballots nothing is said of how many.
    public String verdict(Consultation consultation, Counted counted) {
        List<String> options = consultation.question().options();
        return switch (counted.verdict()) {
            case Verdict.Passed(int option, int behind, int needed) ->
                leading(
                        counted,
                        "consultation.passed",
                        "consultation.passed-untold",
                        options.get(option - 1),
                        behind,
                        needed);
            case Verdict.FellShort(int option, int behind, int needed) ->
                leading(
                        counted,
                        "consultation.fell-short",
                        "consultation.fell-short-untold",
                        options.get(option - 1),
                        behind,
                        needed);
            case Verdict.Tied(List<Integer> tied) ->
                words.say(
                        "consultation.tied",
                        "options",
                        words.list(tied.stream()
                                .map(option -> options.get(option - 1))
                                .toList()));
            case Verdict.TooFew(int tookPart, int needed) ->
                words.say("consultation.too-few", "took", (long) tookPart, "needed", (long) needed);
        };
    }

    /// What was decided, by whom.
    public String decided(Consultation consultation, Consultation.Ended ended) {
        Integer option = ended.option();
        String by = ended.by();
        if (option == null) {
            return ended.because() != null && by != null
                    ? words.say("consultation.decided-none", "author", by)
                    : words.say(
                            ended.because() == null
                                    ? "consultation.decided-none-by-itself"
                                    : "consultation.decided-none-by-somebody");
        }
        String chosen = consultation.question().options().get(option - 1);
        return ended.because() != null && by != null
                ? words.say("consultation.decided-option", "option", chosen, "author", by)
                : words.say(
                        ended.because() == null
                                ? "consultation.decided-option-by-itself"
                                : "consultation.decided-option-by-somebody",
                        "option",
                        chosen);
    }

    private String leading(Counted counted, String key, String untold, String option, int behind, int needed) {
        return counted.told()
                ? words.say(
                        key,
                        "option",
                        option,
                        "behind",
                        (long) behind,
                        "ballots",
                        (long) counted.count().ballots(),
                        "needed",
                        (long) needed)
                : words.say(untold, "option", option);
    }
}
