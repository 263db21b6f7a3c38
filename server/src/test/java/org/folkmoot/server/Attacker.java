package org.folkmoot.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Somebody who knows who voted, and where and when that was written down, and the ballots, and where and when
/// those were: and who guesses from that which ballot is whose.
final class Attacker {

    /// To either side, where only the neighbourhood is looked at.
    private static final int NEAR = 2;

    private Attacker() {}

    /// What a place is counted in; two places of one kind lie so and so far from each other.
    enum Kind {
        TRANSACTION,
        LOG_OF_CHANGES,
        HEAP,
        ORDER
    }

    /// A ballot as it is published.
    record Ballot(String receipt, int option) {}

    /// Where each of some things was found, by one way of looking.
    record Trace<T>(String of, Kind kind, Map<T, Long> places) {

        List<T> inOrder() {
            return places.entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry::getValue))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /// What somebody thinks that each of the people chose.
    record Guess(String how, Map<Long, Integer> options) {

        int right(Map<Long, Integer> truth) {
            return (int) options.entrySet().stream()
                    .filter(one -> one.getValue().equals(truth.get(one.getKey())))
                    .count();
        }
    }

    /// Every way of joining the two: in the same order, in the opposite one, by what the neighbourhood
    /// chose, and to whatever lies nearest.
    static List<Guess> guesses(List<Trace<Long>> people, List<Trace<Ballot>> ballots) {
        List<Guess> guesses = new ArrayList<>();
        for (Trace<Long> who : people) {
            for (Trace<Ballot> what : ballots) {
                String both = who.of() + " with " + what.of() + ", ";
                guesses.add(inOrder(both + "in order", who, what.inOrder()));
                guesses.add(
                        inOrder(both + "in opposite order", who, what.inOrder().reversed()));
                guesses.add(near(both + "by the neighbourhood", who, what.inOrder()));
                guesses.add(near(
                        both + "by the opposite neighbourhood",
                        who,
                        what.inOrder().reversed()));
                if (who.kind() == what.kind() && who.kind() != Kind.ORDER) {
                    guesses.add(nearest(both + "the nearest", who, what));
                }
            }
        }
        return guesses;
    }

    private static Guess inOrder(String how, Trace<Long> who, List<Ballot> ballots) {
        List<Long> people = who.inOrder();
        Map<Long, Integer> options = new HashMap<>();
        for (int place = 0; place < Math.min(people.size(), ballots.size()); place++) {
            options.put(people.get(place), ballots.get(place).option());
        }
        return new Guess(how, options);
    }

    private static Guess near(String how, Trace<Long> who, List<Ballot> ballots) {
        List<Long> people = who.inOrder();
        Map<Long, Integer> options = new HashMap<>();
        for (int place = 0; place < Math.min(people.size(), ballots.size()); place++) {
            List<Ballot> around =
                    ballots.subList(Math.max(0, place - NEAR), Math.min(ballots.size(), place + NEAR + 1));
            options.put(
                    people.get(place), most(around.stream().map(Ballot::option).toList()));
        }
        return new Guess(how, options);
    }

    private static Guess nearest(String how, Trace<Long> who, Trace<Ballot> what) {
        TreeMap<Long, Ballot> there = new TreeMap<>();
        what.places().forEach((ballot, place) -> there.putIfAbsent(place, ballot));
        Map<Long, Integer> options = new HashMap<>();
        who.places().forEach((person, place) -> {
            Map.Entry<Long, Ballot> before = there.floorEntry(place);
            Map.Entry<Long, Ballot> after = there.ceilingEntry(place);
            boolean first = before != null && (after == null || place - before.getKey() <= after.getKey() - place);
            Map.Entry<Long, Ballot> found = first ? before : after;
            if (found != null) {
                options.put(person, found.getValue().option());
            }
        });
        return new Guess(how, options);
    }

    /// Half of the people tell what they chose. Whatever is written down of everybody is looked at, one
    /// thing after the other: those with the same there as some of that half are taken to have chosen as
    /// those did.
    ///
    /// @param told    by person, of those who tell
    /// @param written by what it is, then by person
    static List<Guess> learned(Map<Long, Integer> told, Map<String, Map<Long, String>> written) {
        List<Guess> guesses = new ArrayList<>();
        written.forEach((what, values) -> {
            guesses.add(learned(what + ", as it is", told, values, value -> value));
            guesses.add(learned(what + ", how long it is", told, values, value -> "" + value.length()));
        });
        return guesses;
    }

    private static Guess learned(
            String how, Map<Long, Integer> told, Map<Long, String> values, Function<String, String> seenAs) {
        Map<String, List<Integer>> chosen = told.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> seenAs.apply(values.getOrDefault(one.getKey(), "")),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<Integer> all = List.copyOf(told.values());
        Map<Long, Integer> options = new LinkedHashMap<>();
        values.forEach((person, value) -> {
            if (!told.containsKey(person)) {
                options.put(person, most(chosen.getOrDefault(seenAs.apply(value), all)));
            }
        });
        return new Guess(how, options);
    }

    private static int most(List<Integer> options) {
        Set<Integer> different = new HashSet<>(options);
        return Collections.max(
                different,
                Comparator.<Integer, Integer>comparing(option -> Collections.frequency(options, option))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How much two orders of the same things have in common (Spearman): 1 where they are the same, -1
    /// where they are opposite.
    static <T> double likeness(List<T> one, List<T> other) {
        Map<T, Integer> places = new HashMap<>();
        IntStream.range(0, other.size()).forEach(place -> places.put(other.get(place), place));
        double apart = 0;
        for (int place = 0; place < one.size(); place++) {
            double by = place - places.getOrDefault(one.get(place), 0);
            apart += by * by;
        }
        double many = one.size();
        return 1 - 6 * apart / (many * (many * many - 1));
    }
}
