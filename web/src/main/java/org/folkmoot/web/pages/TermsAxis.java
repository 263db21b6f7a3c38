package org.folkmoot.web.pages;

import java.util.Objects;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.votes.VoteAxes;

/// One thing that terms decide, as pages and addresses name it.
public enum TermsAxis {
    RECEPTION("reception"),
    VISIBILITY("visibility"),
    VOTES_UP("up"),
    VOTES_DOWN("down"),
    PASSED_ON("passedOn"),
    PASSING("passing"),
    CAP("cap"),
    WINDOW("window"),
    ANNOUNCES("announces"),
    FOLLOWS("follows"),
    REPORTS("reports"),
    MESSAGES("messages"),
    SENDS("sends"),
    FETCHES("fetches");

    private final String control;

    TermsAxis(String control) {
        this.control = control;
    }

    /// The name of its control in a form.
    public String control() {
        return control;
    }

    /// Whether two terms say the same about it.
    public boolean same(Terms one, Terms other) {
        VoteAxes votes = one.votes();
        VoteAxes others = other.votes();
        return switch (this) {
            case RECEPTION -> one.contents().reception() == other.contents().reception();
            case VISIBILITY ->
                one.contents().visibility() == other.contents().visibility()
                        && (one.contents().visibility() != Visibility.NOBODY
                                || one.contents().choosable()
                                        == other.contents().choosable());
            case VOTES_UP -> votes.votesUp() == others.votesUp();
            case VOTES_DOWN -> votes.votesDown() == others.votesDown();
            case PASSED_ON -> votes.passedOn() == others.passedOn();
            case PASSING -> votes.passing() == others.passing();
            case CAP -> votes.cap() == others.cap();
            case WINDOW -> Objects.equals(votes.window(), others.window());
            case ANNOUNCES -> one.announcesHeld() == other.announcesHeld();
            case FOLLOWS -> one.dealings().follows() == other.dealings().follows();
            case REPORTS -> one.dealings().reports() == other.dealings().reports();
            case MESSAGES -> one.dealings().messages() == other.dealings().messages();
            case SENDS -> one.dealings().sends() == other.dealings().sends();
            case FETCHES -> one.dealings().fetches() == other.dealings().fetches();
        };
    }
}
