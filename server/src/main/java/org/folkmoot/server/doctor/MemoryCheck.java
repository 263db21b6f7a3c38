package org.folkmoot.server.doctor;

import java.util.List;
import java.util.Locale;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the memory that the program may take fits the machine, or the container, beside the database.
///
/// @param machine  bytes that there are, as a container bounds them
/// @param heap     what is set for the program's objects, such as `384m`
/// @param embedded whether the database runs here too
record MemoryCheck(long machine, String heap, boolean embedded) implements Check {

    private static final long MEBIBYTE = 1L << 20;
    /// Beside its objects Java holds code, classes, threads and buffers: measured, see docs/performance.md.
    private static final long BESIDE = 160 * MEBIBYTE;
    /// Shared buffers and what a dozen connections take.
    private static final long POSTGRESQL = 256 * MEBIBYTE;

    @Override
    public String subject() {
        return "the memory";
    }

    @Override
    public List<Finding> look() {
        long objects = bytes(heap);
        if (objects < 0) {
            return List.of(new Bad(
                    Setting.MEMORY.variable() + " is “" + heap + "”, which is no amount of memory.",
                    "Write a number with m or g after it, such as 384m."));
        }
        long wanted = objects + BESIDE + (embedded ? POSTGRESQL : 0);
        String sentence = "The program may take about " + wanted / MEBIBYTE + " MiB"
                + (embedded ? " with its PostgreSQL" : "") + ", and there are " + machine / MEBIBYTE + " MiB.";
        String advice = "Lower " + Setting.MEMORY.variable() + ", now " + heap
                + ", or give the machine or the container more; else the system ends one of the two when memory runs out.";
        if (wanted > machine) {
            return List.of(new Bad(sentence, advice));
        }
        return List.of(wanted > machine * 9 / 10 ? new Look(sentence, advice) : new Well(sentence));
    }

    /// As Java reads it; -1 for what it would not.
    private static long bytes(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (!text.matches("\\d{1,12}[kmg]?")) {
            return -1;
        }
        char unit = text.charAt(text.length() - 1);
        long number = Long.parseLong(Character.isDigit(unit) ? text : text.substring(0, text.length() - 1));
        return switch (unit) {
            case 'k' -> number << 10;
            case 'm' -> number << 20;
            case 'g' -> number << 30;
            default -> number;
        };
    }
}
