package org.folkmoot.server.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.forum.ledger.Progress;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether news are carried: to notifications, to the search and to other servers. What is far behind is looked at
/// twice, since who catches up is well.
///
/// @param running whether a server is there that could carry them
/// @param between the two looks
record LedgerCheck(Supplier<Progress> progress, boolean running, Duration between) implements Check {

    private static final long MANY = 1_000;

    @Override
    public String subject() {
        return "how news are carried";
    }

    @Override
    public List<Finding> look() {
        Progress first = progress.get();
        if (behind(first).isEmpty() && first.unplaced() < MANY) {
            return List.of(new Well("News are carried; nobody who follows them is far behind."));
        }
        if (!running) {
            return List.of(new Look(
                    "News wait to be carried (" + waiting(first) + "), and no server is here to do it.",
                    "Start the server: it catches up by itself."));
        }
        pause();
        Progress second = progress.get();
        List<Finding> findings = new ArrayList<>();
        if (second.unplaced() >= MANY && second.head() == first.head()) {
            findings.add(new Bad(
                    "News are not carried at all: " + second.unplaced() + " wait, and none was placed for a while.",
                    "The log of the server says what fails; if nothing does, start it anew."));
        }
        for (Progress.Cursor cursor : behind(second)) {
            long left = second.head() - cursor.position();
            if (first.cursors().contains(cursor)) {
                findings.add(new Bad(
                        "What follows the news for " + cursor.consumer() + " stands still, " + left + " behind.",
                        "The log of the server says what it fails at, again and again."));
            } else {
                findings.add(new Look(
                        "What follows the news for " + cursor.consumer() + " is " + left + " behind, and catches up.",
                        ""));
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Well("News are carried, and those that waited were placed meanwhile."));
        }
        return findings;
    }

    private static List<Progress.Cursor> behind(Progress now) {
        return now.cursors().stream()
                .filter(cursor -> now.head() - cursor.position() >= MANY)
                .toList();
    }

    private static String waiting(Progress now) {
        long furthest = now.cursors().stream()
                .mapToLong(cursor -> now.head() - cursor.position())
                .max()
                .orElse(0);
        return Math.max(furthest, now.unplaced()) + " or more";
    }

    private void pause() {
        try {
            Thread.sleep(between);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
