package org.folkmoot.web.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;

/// A form as it was filled in, with what was objected to: nothing typed is ever lost.
///
/// @param typed by the names of its controls; what is not there is empty
public record Form(Map<String, String> typed, List<Objection> objections) {

    /// Nothing typed yet.
    public static final Form EMPTY = new Form(Map.of(), List.of());

    public Form {
        typed = Map.copyOf(typed);
        objections = List.copyOf(objections);
    }

    /// A form filled in beforehand.
    ///
    /// @param namesAndTexts in turn
    public static Form of(String... namesAndTexts) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int at = 0; at + 1 < namesAndTexts.length; at += 2) {
            typed.put(namesAndTexts[at], namesAndTexts[at + 1]);
        }
        return new Form(typed, List.of());
    }

    /// The same with objections.
    public Form refused(List<Objection> found) {
        return new Form(typed, found);
    }

    /// What was typed there; empty when nothing was.
    public String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /// Whether a box was ticked.
    public boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    /// What is wrong with one part of it.
    public List<Objection> about(Field field) {
        return objections.stream()
                .filter(objection -> objection.field() == field)
                .toList();
    }

    public boolean refused() {
        return !objections.isEmpty();
    }
}
