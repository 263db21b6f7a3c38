package org.folkmoot.web.messages;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;

/// What pages say in one language: sentences by key, numbers, dates and lists.
///
/// A sentence is given its values by name, in pairs: `say("post.by", "author", name)`. Texts among them are isolated
/// (FSI … PDI), so that a name written from right to left leaves its sentence in order. May be shared between threads.
public final class Words {

    /// Stands before what people wrote, so that its direction is its own (UAX #9).
    public static final char ISOLATE = '\u2068';

    /// Ends what [#ISOLATE] began.
    public static final char END_OF_ISOLATE = '\u2069';

    /// Numbers below it are written once.
    private static final int SMALL = 1_000;

    private final String tag;
    private final boolean rightToLeft;
    private final Map<String, Message> messages;
    private final AtomicReferenceArray<String> small = new AtomicReferenceArray<>(SMALL);
    private final AtomicReferenceArray<String> kinds = new AtomicReferenceArray<>(SMALL);
    private final LocalizedNumberFormatter numbers;
    private final LocalizedNumberFormatter shortNumbers;
    private final PluralRules plurals;
    private final ListFormatter lists;
    private final DateTimeFormatter days;
    private final DateTimeFormatter moments;

    Words(String tag, Map<String, Message> messages) {
        ULocale locale = ULocale.forLanguageTag(tag);
        this.tag = tag;
        this.rightToLeft = locale.isRightToLeft();
        this.messages = Collections.unmodifiableMap(new HashMap<>(messages)); // asked hundreds of times for a page
        // the pseudo-locales count and date as English does
        ULocale speech = tag.contains("-X") ? ULocale.ENGLISH : locale;
        this.numbers = NumberFormatter.withLocale(speech);
        this.shortNumbers = numbers.notation(Notation.compactShort()).precision(Precision.maxSignificantDigits(2));
        this.plurals = PluralRules.forLocale(speech);
        this.lists = ListFormatter.getInstance(speech);
        // English dates as most of the world writes them: the day first
        var dates = DateTimePatternGenerator.getInstance(speech.equals(ULocale.ENGLISH) ? ULocale.UK : speech);
        Locale java = speech.toLocale();
        this.days =
                DateTimeFormatter.ofPattern(dates.getBestPattern("yMMMd"), java).withZone(ZoneOffset.UTC);
        this.moments = DateTimeFormatter.ofPattern(dates.getBestPattern("yMMMMd") + ", HH:mm 'UTC'", java)
                .withZone(ZoneOffset.UTC);
    }

    /// The language as HTML names it (BCP 47).
    public String tag() {
        return tag;
    }

    /// `ltr` or `rtl`.
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }

    /// Says a sentence.
    ///
    /// @param named names and values in turn
    public String say(String key, Object... named) {
        if (named.length % 2 != 0) {
            throw new IllegalArgumentException("Names and values come in pairs: " + Arrays.toString(named));
        }
        return said(key, named);
    }

    /// As [#say] for a sentence without values.
    public String say(String key) {
        String plain = message(key).plain();
        return plain == null ? said(key) : plain;
    }

    public String number(long number) {
        return number >= 0 && number < SMALL
                ? small(number)
                : numbers.format(number).toString();
    }

    /// Most numbers of a page are small, and written out each time they cost as much as all its sentences.
    private String small(long number) {
        String known = small.get((int) number);
        if (known == null) {
            known = numbers.format(number).toString();
            small.set((int) number, known);
        }
        return known;
    }

    /// `1.2K` for what needs to be narrow; the whole number belongs beside it. ICU leaves thousands whole in
    /// languages that rarely shorten them, such as German: four digits are narrow enough then (`1.204`),
    /// and five are not (`12 Tsd.`).
    public String shortNumber(long number) {
        if (Math.abs(number) < 1000) {
            return number(number);
        }
        String brief = shortNumbers.format(number).toString();
        if (brief.chars().anyMatch(Character::isLetter)) {
            return brief;
        }
        return Math.abs(number) < 10_000
                ? number(number)
                : say("number.thousands", "count", Math.round(number / 1000.0));
    }

    /// Thousandths as percent, with one decimal where there is one: `25`, `12.5`.
    public String percent(int thousandths) {
        return numbers.format(thousandths / 10.0).toString();
    }

    /// `3 Nov 2026`
    public String day(Instant instant) {
        return days.format(instant);
    }

    /// `3 November 2026, 14:05 UTC`
    public String moment(Instant instant) {
        return moments.format(instant);
    }

    /// `a, b, and c`
    public String list(List<String> items) {
        return lists.format(items);
    }

    private String said(String key, Object... named) {
        StringBuilder sentence = new StringBuilder();
        write(message(key), named, sentence);
        return sentence.toString();
    }

    private Message message(String key) {
        Message message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("No message is called " + key);
        }
        return message;
    }

    private void write(Message message, Object[] named, StringBuilder into) {
        for (Message.Piece piece : message.pieces()) {
            switch (piece) {
                case Message.Text(String text) -> into.append(text);
                case Message.Value(String name) -> into.append(shown(value(named, name)));
                case Message.Count(String name) -> into.append(shown(value(named, name)));
                case Message.Plural plural -> write(chosen(plural, named), named, into);
                case Message.Select select -> write(chosen(select, named), named, into);
            }
        }
    }

    /// They are few, so that to go through them is quicker than any map.
    private static Object value(Object[] named, String name) {
        for (int at = 0; at < named.length; at += 2) {
            if (named[at].equals(name)) {
                return named[at + 1];
            }
        }
        throw new IllegalArgumentException("A message needs a value for " + name + " in " + Arrays.toString(named));
    }

    private String shown(Object value) {
        return value instanceof Number number
                ? number(number.longValue())
                : ISOLATE + value.toString() + END_OF_ISOLATE;
    }

    private Message chosen(Message.Plural plural, Object[] named) {
        long number = ((Number) value(named, plural.name())).longValue();
        Message exact = plural.exact().get(number);
        return exact == null ? byWord(plural.byKind(), kind(number)) : exact;
    }

    private String kind(long number) {
        if (number < 0 || number >= SMALL) {
            return plurals.select((double) number);
        }
        String known = kinds.get((int) number);
        if (known == null) {
            known = plurals.select((double) number);
            kinds.set((int) number, known);
        }
        return known;
    }

    private static Message chosen(Message.Select select, Object[] named) {
        return byWord(select.byWord(), value(named, select.name()).toString());
    }

    private static Message byWord(Map<String, Message> messages, String word) {
        Message message = messages.getOrDefault(word, messages.get("other"));
        if (message == null) {
            throw new IllegalArgumentException("A choice without `other`, asked for " + word);
        }
        return message;
    }

    /// The messages with the names of their values, for the tests that compare catalogues.
    Map<String, Message> messages() {
        return messages;
    }

    @Override
    public String toString() {
        return tag + messages.keySet().stream().sorted().collect(Collectors.joining(", ", " [", "]"));
    }
}
