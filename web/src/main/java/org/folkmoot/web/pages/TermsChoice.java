package org.folkmoot.web.pages;

import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.peers.Dealings.Follows;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Reports;
import org.folkmoot.rules.peers.Dealings.Sends;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.Field;

/// An axis of terms on which one of a few things is chosen.
public enum TermsChoice {
    RECEPTION(TermsAxis.RECEPTION, Field.RECEPTION),
    VISIBILITY(TermsAxis.VISIBILITY, Field.VISIBILITY),
    FOLLOWS(TermsAxis.FOLLOWS, Field.FOLLOWS),
    REPORTS(TermsAxis.REPORTS, Field.REPORTS),
    MESSAGES(TermsAxis.MESSAGES, Field.MESSAGES),
    SENDS(TermsAxis.SENDS, Field.SENDS),
    FETCHES(TermsAxis.FETCHES, Field.FETCHES);

    private final TermsAxis axis;
    private final Field field;

    TermsChoice(TermsAxis axis, Field field) {
        this.axis = axis;
        this.field = field;
    }

    /// One of the things that can be chosen.
    ///
    /// @param chosen what it is
    /// @param label  the message for it in a word or two
    /// @param effect the message for what it does, in one sentence
    public record Option(Enum<?> chosen, String label, String effect) {

        /// As the form sends it.
        public String value() {
            return TermsRule.written(chosen);
        }
    }

    public TermsAxis axis() {
        return axis;
    }

    /// What an objection to it is about.
    public Field field() {
        return field;
    }

    /// All that can be chosen, the most open first.
    public List<Option> options() {
        return switch (this) {
            case RECEPTION -> Stream.of(Reception.values()).map(TermsChoice::of).toList();
            case VISIBILITY ->
                Stream.of(Visibility.values()).map(TermsChoice::of).toList();
            case FOLLOWS -> Stream.of(Follows.values()).map(TermsChoice::of).toList();
            case REPORTS -> Stream.of(Reports.values()).map(TermsChoice::of).toList();
            case MESSAGES -> Stream.of(Messages.values()).map(TermsChoice::of).toList();
            case SENDS -> Stream.of(Sends.values()).map(TermsChoice::of).toList();
            case FETCHES -> Stream.of(Fetches.values()).map(TermsChoice::of).toList();
        };
    }

    /// What is chosen in these terms.
    public Option chosen(Terms terms) {
        return switch (this) {
            case RECEPTION -> of(terms.contents().reception());
            case VISIBILITY -> of(terms.contents().visibility());
            case FOLLOWS -> of(terms.dealings().follows());
            case REPORTS -> of(terms.dealings().reports());
            case MESSAGES -> of(terms.dealings().messages());
            case SENDS -> of(terms.dealings().sends());
            case FETCHES -> of(terms.dealings().fetches());
        };
    }

    private static Option of(Reception chosen) {
        return switch (chosen) {
            case ACCEPT -> new Option(Reception.ACCEPT, "terms.reception.accept", "terms.reception.accept-effect");
            case HOLD -> new Option(Reception.HOLD, "terms.reception.hold", "terms.reception.hold-effect");
            case REFUSE -> new Option(Reception.REFUSE, "terms.reception.refuse", "terms.reception.refuse-effect");
        };
    }

    private static Option of(Visibility chosen) {
        return switch (chosen) {
            case EVERYONE ->
                new Option(Visibility.EVERYONE, "terms.visibility.everyone", "terms.visibility.everyone-effect");
            case FOLLOWERS ->
                new Option(Visibility.FOLLOWERS, "terms.visibility.followers", "terms.visibility.followers-effect");
            case NOBODY -> new Option(Visibility.NOBODY, "terms.visibility.nobody", "terms.visibility.nobody-effect");
        };
    }

    private static Option of(Follows chosen) {
        return switch (chosen) {
            case ACCEPT -> new Option(Follows.ACCEPT, "terms.follows.accept", "terms.follows.accept-effect");
            case REFUSE -> new Option(Follows.REFUSE, "terms.follows.refuse", "terms.follows.refuse-effect");
        };
    }

    private static Option of(Reports chosen) {
        return switch (chosen) {
            case ACCEPT -> new Option(Reports.ACCEPT, "terms.reports.accept", "terms.reports.accept-effect");
            case REFUSE -> new Option(Reports.REFUSE, "terms.reports.refuse", "terms.reports.refuse-effect");
        };
    }

    private static Option of(Messages chosen) {
        return switch (chosen) {
            case EVERYONE -> new Option(Messages.EVERYONE, "terms.messages.everyone", "terms.messages.everyone-effect");
            case CORRESPONDENTS ->
                new Option(
                        Messages.CORRESPONDENTS,
                        "terms.messages.correspondents",
                        "terms.messages.correspondents-effect");
            case NOBODY -> new Option(Messages.NOBODY, "terms.messages.nobody", "terms.messages.nobody-effect");
        };
    }

    private static Option of(Sends chosen) {
        return switch (chosen) {
            case ALL -> new Option(Sends.ALL, "terms.sends.all", "terms.sends.all-effect");
            case TO_FOLLOWERS ->
                new Option(Sends.TO_FOLLOWERS, "terms.sends.to-followers", "terms.sends.to-followers-effect");
            case NOTHING -> new Option(Sends.NOTHING, "terms.sends.nothing", "terms.sends.nothing-effect");
        };
    }

    private static Option of(Fetches chosen) {
        return switch (chosen) {
            case ANYONE -> new Option(Fetches.ANYONE, "terms.fetches.anyone", "terms.fetches.anyone-effect");
            case SIGNED -> new Option(Fetches.SIGNED, "terms.fetches.signed", "terms.fetches.signed-effect");
            case NOBODY -> new Option(Fetches.NOBODY, "terms.fetches.nobody", "terms.fetches.nobody-effect");
        };
    }
}
