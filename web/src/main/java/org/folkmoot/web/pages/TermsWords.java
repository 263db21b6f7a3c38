package org.folkmoot.web.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// What terms mean, in the words of one reader: each axis has a name, a value in a few words and one sentence of
/// effect.
public record TermsWords(Words words) {

    /// One axis as it holds.
    ///
    /// @param usual whether it is as between servers that know nothing bad of each other
    public record Line(TermsAxis axis, String name, String value, String effect, boolean usual) {}

    /// Something that a decision changes.
    public record Change(String what, String from, String to) {}

    /// Every axis as it holds.
    public List<Line> lines(Terms terms) {
        List<Line> lines = new ArrayList<>();
        for (TermsAxis axis : TermsAxis.values()) {
            lines.add(
                    new Line(axis, name(axis), value(terms, axis), effect(terms, axis), axis.same(terms, Terms.OPEN)));
        }
        return lines;
    }

    /// The axes that are not as between servers that know nothing bad of each other.
    public List<Line> unusual(Terms terms) {
        return lines(terms).stream().filter(line -> !line.usual()).toList();
    }

    /// What a decision changed, axis by axis.
    public List<Change> changes(Decision decision) {
        TermsVersion version = decision.version();
        TermsVersion before = decision.before();
        List<Change> changes = named(before, version.name(), version.domains());
        changes.addAll(changes(decision.held(), decision.holds()));
        changes.addAll(dates(before, version.reviewOn(), version.expiresAt()));
        return changes;
    }

    /// What a draft would change.
    ///
    /// @param before what is in force for its peer; null when nothing was decided about it yet
    /// @param held   what holds now
    public List<Change> changes(@Nullable TermsVersion before, Terms held, TermsDraft draft) {
        List<Change> changes = named(before, draft.name(), draft.domains());
        changes.addAll(changes(held, draft.terms()));
        changes.addAll(dates(before, draft.reviewOn(), draft.expiresAt()));
        return changes;
    }

    /// What would be otherwise under other terms, axis by axis.
    public List<Change> changes(Terms from, Terms to) {
        List<Change> changes = new ArrayList<>();
        for (TermsAxis axis : TermsAxis.values()) {
            if (!axis.same(from, to)) {
                changes.add(new Change(name(axis), value(from, axis), value(to, axis)));
            }
        }
        return changes;
    }

    private List<Change> named(@Nullable TermsVersion before, @Nullable String name, Set<String> domains) {
        List<Change> changes = new ArrayList<>();
        if (before != null && name != null && !name.equals(before.name())) {
            changes.add(new Change(words.say("terms.name"), isolated(String.valueOf(before.name())), isolated(name)));
        }
        Set<String> earlier = before == null ? Set.of() : before.domains();
        if (!domains.equals(earlier)) {
            changes.add(new Change(words.say("terms.domains"), servers(earlier), servers(domains)));
        }
        return changes;
    }

    private List<Change> dates(
            @Nullable TermsVersion before, @Nullable LocalDate reviewOn, @Nullable Instant expiresAt) {
        List<Change> changes = new ArrayList<>();
        LocalDate review = before == null ? null : before.reviewOn();
        if (!Objects.equals(review, reviewOn)) {
            changes.add(new Change(words.say("terms.review"), day(review), day(reviewOn)));
        }
        Instant expiry = before == null ? null : before.expiresAt();
        if (!Objects.equals(expiry, expiresAt)) {
            changes.add(new Change(words.say("terms.expires"), day(date(expiry)), day(date(expiresAt))));
        }
        return changes;
    }

    /// The servers of a peer, by name.
    public String servers(Collection<String> domains) {
        return domains.isEmpty()
                ? words.say("terms.no-servers")
                : words.list(domains.stream().sorted().map(TermsWords::isolated).toList());
    }

    private static String isolated(String text) {
        return Words.ISOLATE + text + Words.END_OF_ISOLATE;
    }

    private static @Nullable LocalDate date(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// A day, or that there is none.
    public String day(@Nullable LocalDate day) {
        return day == null
                ? words.say("terms.never")
                : isolated(words.day(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /// What an axis is called.
    public String name(TermsAxis axis) {
        return words.say(
                switch (axis) {
                    case RECEPTION -> "terms.reception";
                    case VISIBILITY -> "terms.visibility";
                    case VOTES_UP -> "terms.up";
                    case VOTES_DOWN -> "terms.down";
                    case PASSED_ON -> "terms.passed-on";
                    case PASSING -> "terms.passing";
                    case CAP -> "terms.cap";
                    case WINDOW -> "terms.window";
                    case ANNOUNCES -> "terms.announces";
                    case FOLLOWS -> "terms.follows";
                    case REPORTS -> "terms.reports";
                    case MESSAGES -> "terms.messages";
                    case SENDS -> "terms.sends";
                    case FETCHES -> "terms.fetches";
                });
    }

    /// What an axis is set to, in a few words.
    public String value(Terms terms, TermsAxis axis) {
        VoteAxes votes = terms.votes();
        return switch (axis) {
            case VOTES_UP -> weight(votes.votesUp(), "terms.value.count");
            case VOTES_DOWN -> weight(votes.votesDown(), "terms.value.count");
            case PASSED_ON -> weight(votes.passedOn(), "terms.value.as-own");
            case PASSING -> weight(votes.passing(), "terms.value.count");
            case CAP ->
                votes.cap() == VoteAxes.NO_CAP
                        ? words.say("terms.value.no-cap")
                        : words.say("terms.value.cap", "percent", words.percent(votes.cap()));
            case WINDOW ->
                window(
                        votes.window(),
                        "terms.value.any-day",
                        "terms.value.days",
                        "terms.value.since",
                        "terms.value.until");
            case ANNOUNCES -> words.say(terms.announcesHeld() ? "terms.value.told" : "terms.value.untold");
            case RECEPTION -> label(terms, TermsChoice.RECEPTION);
            case VISIBILITY ->
                label(terms, TermsChoice.VISIBILITY) + (floor(terms) ? " " + words.say("terms.value.floor") : "");
            case FOLLOWS -> label(terms, TermsChoice.FOLLOWS);
            case REPORTS -> label(terms, TermsChoice.REPORTS);
            case MESSAGES -> label(terms, TermsChoice.MESSAGES);
            case SENDS -> label(terms, TermsChoice.SENDS);
            case FETCHES -> label(terms, TermsChoice.FETCHES);
        };
    }

    private static boolean floor(Terms terms) {
        return terms.contents().visibility() == Visibility.NOBODY
                && !terms.contents().choosable();
    }

    private String label(Terms terms, TermsChoice choice) {
        return words.say(choice.chosen(terms).label());
    }

    private String chosenEffect(Terms terms, TermsChoice choice) {
        return words.say(choice.chosen(terms).effect());
    }

    private String weight(int thousandths, String full) {
        return switch (thousandths) {
            case 0 -> words.say("terms.value.keep");
            case VoteAxes.FULL -> words.say(full);
            default -> words.say("terms.value.weight", "percent", words.percent(thousandths));
        };
    }

    private String window(VoteAxes.@Nullable Window window, String any, String between, String since, String until) {
        if (window == null) {
            return words.say(any);
        }
        LocalDate first = window.first();
        LocalDate last = window.last();
        if (last == null) {
            return words.say(since, "first", day(first));
        }
        return first == null
                ? words.say(until, "last", day(last))
                : words.say(between, "first", day(first), "last", day(last));
    }

    /// What an axis does, to whom, in one sentence.
    public String effect(Terms terms, TermsAxis axis) {
        VoteAxes votes = terms.votes();
        return switch (axis) {
            case VOTES_UP -> effect(votes.votesUp(), "terms.up.count", "terms.up.weight", "terms.up.keep");
            case VOTES_DOWN -> effect(votes.votesDown(), "terms.down.count", "terms.down.weight", "terms.down.keep");
            case PASSED_ON ->
                effect(votes.passedOn(), "terms.passed-on.count", "terms.passed-on.weight", "terms.passed-on.keep");
            case PASSING ->
                effect(votes.passing(), "terms.passing.count", "terms.passing.weight", "terms.passing.keep");
            case CAP ->
                votes.cap() == VoteAxes.NO_CAP
                        ? words.say("terms.cap.none")
                        : words.say("terms.cap.share", "percent", words.percent(votes.cap()));
            case WINDOW ->
                window(
                        votes.window(),
                        "terms.window.any",
                        "terms.window.days",
                        "terms.window.since",
                        "terms.window.until");
            case ANNOUNCES -> words.say(terms.announcesHeld() ? "terms.announces.all" : "terms.announces.counted");
            case RECEPTION -> chosenEffect(terms, TermsChoice.RECEPTION);
            case VISIBILITY ->
                terms.contents().visibility() == Visibility.NOBODY
                        ? chosenEffect(terms, TermsChoice.VISIBILITY)
                                + " "
                                + words.say(floor(terms) ? "terms.choosable.no" : "terms.choosable.yes")
                        : chosenEffect(terms, TermsChoice.VISIBILITY);
            case FOLLOWS -> chosenEffect(terms, TermsChoice.FOLLOWS);
            case REPORTS -> chosenEffect(terms, TermsChoice.REPORTS);
            case MESSAGES -> chosenEffect(terms, TermsChoice.MESSAGES);
            case SENDS -> chosenEffect(terms, TermsChoice.SENDS);
            case FETCHES -> chosenEffect(terms, TermsChoice.FETCHES);
        };
    }

    private String effect(int thousandths, String full, String part, String nothing) {
        return switch (thousandths) {
            case 0 -> words.say(nothing);
            case VoteAxes.FULL -> words.say(full);
            default -> words.say(part, "percent", words.percent(thousandths));
        };
    }

    /// Thousandths as percent, as it is typed, with one decimal where there is one: `25`, `12.5`.
    public static String percent(int thousandths) {
        return thousandths % 10 == 0 ? Integer.toString(thousandths / 10) : thousandths / 10 + "." + thousandths % 10;
    }
}
