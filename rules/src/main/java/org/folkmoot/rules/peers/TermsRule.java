package org.folkmoot.rules.peers;

import java.math.BigDecimal;
import java.net.IDN;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.peers.Dealings.Follows;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Reports;
import org.folkmoot.rules.peers.Dealings.Sends;
import org.folkmoot.rules.speech.Objections;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.Field;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether terms can be put in force as somebody typed them; every objection is named at once.
public final class TermsRule {

    /// As many servers as one peer may have.
    public static final int MOST_DOMAINS = 200;

    /// Characters of a name for a peer.
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_DOMAIN = 253;
    /// Nobody decides for longer, and the database has an end too.
    private static final int LAST_YEAR = 9999;

    /// One label after the other, as in a URL of another server (Unicode ones in their ASCII form), perhaps with a
    /// port.
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\\d{1,5})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:[.,]\\d)?");

    private TermsRule() {}

    /// What was typed; days are as in ISO 8601.
    ///
    /// @param standard whether these are the terms of everybody whom no peer names
    /// @param name     what the peer is called; blank for its first domain
    /// @param domains  of its servers, apart by space, comma or line
    /// @param reason   why
    /// @param reviewOn blank for never
    /// @param expires  the first day on which they hold no more; blank for never
    public record Typed(
            boolean standard,
            String name,
            String domains,
            Votes votes,
            Choices choices,
            String reason,
            String reviewOn,
            String expires) {}

    /// What was typed about votes. Weights and the limit are percent with at most one decimal.
    ///
    /// @param cap         blank for no limit
    /// @param windowFirst blank for any
    /// @param windowLast  blank for any
    public record Votes(
            String up,
            String down,
            String passedOn,
            String passing,
            String cap,
            String windowFirst,
            String windowLast,
            boolean announcesHeld) {

        /// How votes are typed under terms that hold already.
        public static Votes of(Terms terms) {
            VoteAxes votes = terms.votes();
            VoteAxes.Window window = votes.window();
            return new Votes(
                    percent(votes.votesUp()),
                    percent(votes.votesDown()),
                    percent(votes.passedOn()),
                    percent(votes.passing()),
                    votes.cap() == VoteAxes.NO_CAP ? "" : percent(votes.cap()),
                    window == null || window.first() == null
                            ? ""
                            : window.first().toString(),
                    window == null || window.last() == null ? "" : window.last().toString(),
                    terms.announcesHeld());
        }

        private static String percent(int thousandths) {
            return BigDecimal.valueOf(thousandths, 1).toPlainString();
        }
    }

    /// What was chosen about everything else, each by the name of what it is in lower case.
    ///
    /// @param choosable whether members may choose to see otherwise
    public record Choices(
            String reception,
            String visibility,
            boolean choosable,
            String follows,
            String reports,
            String messages,
            String sends,
            String fetches) {

        /// How terms are chosen that hold already.
        public static Choices of(Terms terms) {
            Contents contents = terms.contents();
            Dealings dealings = terms.dealings();
            return new Choices(
                    written(contents.reception()),
                    written(contents.visibility()),
                    contents.choosable(),
                    written(dealings.follows()),
                    written(dealings.reports()),
                    written(dealings.messages()),
                    written(dealings.sends()),
                    written(dealings.fetches()));
        }
    }

    /// How a choice is written in a form.
    public static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /// What it is judged against.
    ///
    /// @param ours  our own domain; null while we have none
    /// @param peer  whose terms they are; null for a new peer, and for what is standard
    /// @param named which peer names each domain that one names
    public record Facts(
            Instant now, @Nullable String ours, @Nullable PeerId peer, Map<String, PeerId> named) {

        LocalDate today() {
            return now.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    /// Terms that can be put in force.
    ///
    /// @param name      null for what is standard
    /// @param domains   empty for what is standard
    /// @param expiresAt null for never
    public record Accepted(
            @Nullable String name,
            Set<String> domains,
            Terms terms,
            String reason,
            @Nullable LocalDate reviewOn,
            @Nullable Instant expiresAt) {}

    public static SpeechDecision<Accepted> judge(Typed typed, Facts facts) {
        Objections objections = new Objections();
        Set<String> domains = typed.standard() ? Set.of() : domains(typed.domains(), facts, objections);
        String name = typed.standard() ? null : name(typed, domains, objections);
        VoteAxes votes = votes(typed.votes(), objections);
        Contents contents = contents(typed.choices(), objections);
        Dealings dealings = dealings(typed.choices(), objections);
        String reason = Wording.text(typed.reason()).strip();
        objections.about(Field.REASON, TextRule.reason(reason));
        LocalDate reviewOn = future(typed.reviewOn(), Field.REVIEW, facts, objections);
        LocalDate expires = future(typed.expires(), Field.EXPIRES, facts, objections);
        Instant end =
                expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
        Terms terms = new Terms(votes, typed.votes().announcesHeld(), contents, dealings);
        return objections.orAccept(() -> new Accepted(name, domains, terms, reason, reviewOn, end));
    }

    /// Says from which moment on terms hold that are announced: the beginning of a day (UTC) after this one.
    ///
    /// @param typed     the day, as in ISO 8601
    /// @param expiresAt when they end again; null for never
    public static SpeechDecision<Instant> start(String typed, @Nullable Instant expiresAt, Instant now) {
        Objections objections = new Objections();
        LocalDate day = day(typed, Field.STARTS, objections);
        Instant start = day == null ? now : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return objections
                .when(typed.isBlank() || (day != null && !start.isAfter(now)), Field.STARTS, Refusal.TIME_INVALID)
                .when(expiresAt != null && !expiresAt.isAfter(start), Field.EXPIRES, Refusal.TIME_INVALID)
                .orAccept(() -> start);
    }

    private static String name(Typed typed, Set<String> domains, Objections objections) {
        String name = Wording.line(typed.name());
        if (Wording.blank(name)) {
            return domains.isEmpty() ? "" : domains.iterator().next();
        }
        objections.about(Field.NAME, TextRule.heading(name, LONGEST_NAME));
        return name;
    }

    /// The servers that were typed, in that order.
    private static Set<String> domains(String typed, Facts facts, Objections objections) {
        Set<String> domains = new LinkedHashSet<>();
        boolean nonsense = false;
        for (String word : typed.split("[\\s,;]+", -1)) {
            if (!word.isBlank()) {
                Optional<String> domain = domain(word);
                domain.ifPresent(domains::add);
                nonsense |= domain.isEmpty();
            }
        }
        objections
                .when(nonsense, Field.DOMAINS, Refusal.DOMAIN_INVALID)
                .when(domains.isEmpty() && !nonsense, Field.DOMAINS, Refusal.DOMAINS_MISSING)
                .when(domains.size() > MOST_DOMAINS, Field.DOMAINS, Refusal.TOO_MANY_DOMAINS);
        domains.stream()
                .flatMap(domain -> Optional.ofNullable(taken(domain, facts)).stream())
                .distinct()
                .forEach(refusal -> objections.about(Field.DOMAINS, refusal));
        return domains;
    }

    private static @Nullable Refusal taken(String domain, Facts facts) {
        String ours = facts.ours();
        if (ours != null && Policy.names(ours).contains(domain)) {
            return Refusal.DOMAIN_OURS;
        }
        PeerId other = facts.named().get(domain);
        return other == null || other.equals(facts.peer()) ? null : Refusal.DOMAIN_TAKEN;
    }

    /// A server as somebody writes it: its domain, also out of an address or a handle, in lower case.
    ///
    /// @return empty when it is none
    public static Optional<String> domain(String typed) {
        String bare = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "")
                .replaceFirst("^\\*\\.", "")
                .replaceFirst("\\.$", "");
        String ascii = bare.length() <= LONGEST_DOMAIN ? ascii(bare) : "";
        boolean valid =
                ascii.length() <= LONGEST_DOMAIN && DOMAIN.matcher(ascii).matches() && !ascii.matches("[\\d.]*");
        return valid ? Optional.of(ascii) : Optional.empty();
    }

    /// A domain as it stands in addresses; empty when it cannot.
    private static String ascii(String domain) {
        if (domain.chars().allMatch(letter -> letter < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    private static Contents contents(Choices chosen, Objections objections) {
        return new Contents(
                choice(chosen.reception(), Reception.ACCEPT, Field.RECEPTION, objections),
                choice(chosen.visibility(), Visibility.EVERYONE, Field.VISIBILITY, objections),
                chosen.choosable());
    }

    private static Dealings dealings(Choices chosen, Objections objections) {
        Dealings dealings = new Dealings(
                choice(chosen.follows(), Follows.ACCEPT, Field.FOLLOWS, objections),
                choice(chosen.reports(), Reports.ACCEPT, Field.REPORTS, objections),
                choice(chosen.messages(), Messages.EVERYONE, Field.MESSAGES, objections),
                choice(chosen.sends(), Sends.ALL, Field.SENDS, objections),
                choice(chosen.fetches(), Fetches.ANYONE, Field.FETCHES, objections));
        boolean nothing = dealings.sends() == Sends.NOTHING;
        objections
                .when(nothing && dealings.follows() == Follows.ACCEPT, Field.FOLLOWS, Refusal.FOLLOWED_BUT_NOT_SENT)
                .when(!nothing && dealings.fetches() == Fetches.NOBODY, Field.FETCHES, Refusal.SENT_BUT_NOT_FETCHED);
        return dealings;
    }

    /// What was chosen; what is usual when it was nothing, beside the objection.
    private static <E extends Enum<E>> E choice(String chosen, E usual, Field field, Objections objections) {
        for (E one : usual.getDeclaringClass().getEnumConstants()) {
            if (written(one).equals(chosen)) {
                return one;
            }
        }
        objections.about(field, Refusal.CHOICE_MISSING);
        return usual;
    }

    private static VoteAxes votes(Votes typed, Objections objections) {
        int up = weight(typed.up(), Field.VOTES_UP, objections);
        int down = weight(typed.down(), Field.VOTES_DOWN, objections);
        int passedOn = weight(typed.passedOn(), Field.PASSED_ON, objections);
        int passing = weight(typed.passing(), Field.PASSING, objections);
        int cap = typed.cap().isBlank() ? VoteAxes.NO_CAP : weight(typed.cap(), Field.CAP, objections);
        boolean idle = cap != VoteAxes.NO_CAP && up == 0 && down == 0;
        objections.about(Field.CAP, idle ? Refusal.LIMIT_WITHOUT_VOTES : null);
        return new VoteAxes(up, down, passedOn, passing, cap, window(typed, objections));
    }

    /// Percent as thousandths; nothing when it is none, beside the objection.
    private static int weight(String typed, Field field, Objections objections) {
        String number = typed.strip().replace("%", "").strip();
        int thousandths = NUMBER.matcher(number).matches()
                ? new BigDecimal(number.replace(',', '.')).movePointRight(1).intValueExact()
                : -1;
        if (thousandths < 0 || thousandths > VoteAxes.FULL) {
            objections.about(field, Refusal.WEIGHT_INVALID);
            return VoteAxes.FULL;
        }
        return thousandths;
    }

    private static VoteAxes.@Nullable Window window(Votes typed, Objections objections) {
        LocalDate first = day(typed.windowFirst(), Field.WINDOW, objections);
        LocalDate last = day(typed.windowLast(), Field.WINDOW, objections);
        if (first == null && last == null) {
            return null;
        }
        if (first != null && last != null && last.isBefore(first)) {
            objections.about(Field.WINDOW, Refusal.WINDOW_INVALID);
            return null;
        }
        return new VoteAxes.Window(first, last);
    }

    private static @Nullable LocalDate future(String typed, Field field, Facts facts, Objections objections) {
        LocalDate day = day(typed, field, objections);
        objections.about(field, day != null && !day.isAfter(facts.today()) ? Refusal.TIME_INVALID : null);
        return day;
    }

    private static @Nullable LocalDate day(String typed, Field field, Objections objections) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() > 0 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // said below, as for a day that no calendar of ours has
        }
        objections.about(field, field == Field.WINDOW ? Refusal.WINDOW_INVALID : Refusal.TIME_INVALID);
        return null;
    }
}
