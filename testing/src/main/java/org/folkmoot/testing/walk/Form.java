package org.folkmoot.testing.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// A form that somebody fills in and sends by one of its buttons.
public final class Form {

    private static final Set<String> NEVER_SENT = Set.of("submit", "button", "image", "reset", "file");

    private static final String BOUNDARY = "----between-the-parts-of-a-form";

    /// Where the content of a file waits to be sent.
    private static final String ATTACHED = "data-attached";

    private final FormWalk walk;
    private final Element form;
    private final Element pressed;
    private final List<Element> fields;

    Form(FormWalk walk, Element form, Element pressed) {
        this.walk = walk;
        this.form = form;
        this.pressed = pressed;
        this.fields = form.root().select("input, textarea, select").stream()
                .filter(this::belongs)
                .toList();
    }

    /// Writes into the field with that label, or picks the option of that name where there is a list.
    public Form fill(String label, String value) {
        Element field = field(label);
        switch (field.normalName()) {
            case "textarea" -> field.text(value);
            case "select" -> pick(field, value);
            default -> field.attr("value", value);
        }
        return this;
    }

    /// Ticks the box, or picks the one of several, with that label.
    public Form check(String label) {
        Element field = field(label);
        if (field.attr("type").equals("radio")) {
            pickAlone(field);
        }
        field.attr("checked", true);
        return this;
    }

    /// Picks one of several under that heading (a `legend`).
    public Form choose(String heading, String label) {
        List<Element> found = fields.stream()
                .filter(field -> field.attr("type").equals("radio"))
                .filter(field -> Words.ofField(field).equals(label))
                .filter(field -> heading(field).equals(heading))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    found.size() + " choices are \"" + label + "\" under \"" + heading + "\": " + form.outerHtml());
        }
        pickAlone(found.getFirst());
        return this;
    }

    /// Which one is picked under that heading; empty when none is.
    public String chosen(String heading) {
        return fields.stream()
                .filter(field -> field.attr("type").equals("radio"))
                .filter(field -> field.hasAttr("checked") && heading(field).equals(heading))
                .map(Words::ofField)
                .findFirst()
                .orElse("");
    }

    /// What the choices around a field are headed by, without what is marked on it.
    private static String heading(Element field) {
        Element group = field.closest("fieldset");
        Element legend = group == null ? null : group.selectFirst("legend");
        if (legend == null) {
            return "";
        }
        Element words = legend.clone();
        words.select(".chip").remove();
        return Words.of(words);
    }

    private void pickAlone(Element field) {
        fields.stream()
                .filter(each -> each.attr("type").equals("radio"))
                .filter(each -> each.attr("name").equals(field.attr("name")))
                .forEach(each -> each.removeAttr("checked"));
        field.attr("checked", true);
    }

    /// Takes the tick from the box with that label.
    public Form uncheck(String label) {
        field(label).removeAttr("checked");
        return this;
    }

    /// What stands in the field with that label.
    public String value(String label) {
        Element field = field(label);
        return switch (field.normalName()) {
            case "textarea" -> field.wholeText();
            case "select" -> String.join(", ", chosen(field));
            default -> field.attr("value");
        };
    }

    /// Whether the box with that label is ticked.
    public boolean isChecked(String label) {
        return field(label).hasAttr("checked");
    }

    /// What is said of the field with that label, by `aria-describedby` or `aria-errormessage`: its error, its hint.
    public String saidOf(String label) {
        Element field = field(label);
        String ids = field.attr("aria-describedby") + " " + field.attr("aria-errormessage");
        List<String> said = new ArrayList<>();
        for (String id : ids.strip().split("\\s+", -1)) {
            Element note = id.isEmpty() ? null : form.root().getElementById(id);
            if (note != null) {
                said.add(note.text());
            }
        }
        return String.join(" ", said);
    }

    /// Picks a file of one's own for the field with that label.
    public Form attach(String label, String content) {
        field(label).attr(ATTACHED, content);
        return this;
    }

    /// Presses the button and shows what comes of it.
    public Page send() {
        String method = attribute("method", "get").toLowerCase(Locale.ROOT);
        String action = attribute("action", "");
        URI page = URI.create(form.baseUri());
        URI target = action.isEmpty() ? page : page.resolve(action);
        if (method.equals("post") && attribute("enctype", "").equals("multipart/form-data")) {
            return walk.postFiles(target, BOUNDARY, parts());
        }
        if (method.equals("post")) {
            return walk.post(target, encoded());
        }
        return walk.open(URI.create(target.toString().replaceFirst("[?#].*", "") + "?" + encoded()));
    }

    /// Presses the button as the page's script does, which wants a piece of the page and not the whole.
    public Page sendAsScript() {
        return walk.postAsScript(URI.create(form.baseUri()).resolve(attribute("action", "")), encoded());
    }

    /// Sends it where it does not belong, as a program might that has looked at the page.
    public Page sendTo(String address) {
        return walk.post(URI.create(form.baseUri()).resolve(address), encoded());
    }

    /// As [#sendTo], with files.
    public Page sendFilesTo(String address) {
        return walk.postFiles(URI.create(form.baseUri()).resolve(address), BOUNDARY, parts());
    }

    /// What a browser would send: every field that has a name and something to say, and the button that was pressed.
    private String encoded() {
        List<String> pairs = new ArrayList<>();
        for (Element field : fields) {
            for (String value : values(field)) {
                pairs.add(pair(field.attr("name"), value));
            }
        }
        if (pressed.hasAttr("name")) {
            pairs.add(pair(pressed.attr("name"), pressed.attr("value")));
        }
        return String.join("&", pairs);
    }

    /// The same where files may go along.
    private String parts() {
        StringBuilder parts = new StringBuilder();
        for (Element field : fields) {
            String name = field.attr("name");
            if (field.attr("type").equals("file")) {
                String file = field.hasAttr(ATTACHED) ? "list.csv" : "";
                parts.append(part(name + "\"; filename=\"" + file, field.attr(ATTACHED)));
            }
            values(field)
                    .forEach(value ->
                            parts.append(part(name, value.replace("\r\n", "\n").replace("\n", "\r\n"))));
        }
        return parts + "--" + BOUNDARY + "--\r\n";
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static List<String> values(Element field) {
        String type = field.attr("type");
        if (field.attr("name").isEmpty() || field.hasAttr("disabled") || NEVER_SENT.contains(type)) {
            return List.of();
        }
        if (type.equals("checkbox") || type.equals("radio")) {
            String value = field.hasAttr("value") ? field.attr("value") : "on";
            return field.hasAttr("checked") ? List.of(value) : List.of();
        }
        return switch (field.normalName()) {
            case "textarea" -> List.of(withoutFirstLineEnd(field.wholeText()));
            case "select" -> chosen(field);
            default -> List.of(field.attr("value"));
        };
    }

    private static List<String> chosen(Element select) {
        List<Element> options = select.select("option:not([disabled])");
        List<Element> selected =
                options.stream().filter(option -> option.hasAttr("selected")).toList();
        List<Element> sent = selected.isEmpty() && !select.hasAttr("multiple") && !options.isEmpty()
                ? List.of(options.getFirst())
                : selected;
        return sent.stream()
                .map(option -> option.hasAttr("value") ? option.attr("value") : option.text())
                .toList();
    }

    private void pick(Element select, String name) {
        Element wanted = select.select("option").stream()
                .filter(option -> option.text().strip().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No option is called \"" + name + "\": " + select.outerHtml()));
        select.select("option").forEach(option -> option.removeAttr("selected"));
        wanted.attr("selected", true);
    }

    private Element field(String label) {
        List<Element> found = fields.stream()
                .filter(field -> Words.ofField(field).equals(label))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " fields are labelled \"" + label + "\": " + form.outerHtml());
        }
        return found.getFirst();
    }

    private boolean belongs(Element field) {
        return field.hasAttr("form") ? field.attr("form").equals(form.id()) : form.equals(field.closest("form"));
    }

    private String attribute(String name, String otherwise) {
        if (pressed.hasAttr("form" + name)) {
            return pressed.attr("form" + name);
        }
        return form.hasAttr(name) ? form.attr(name) : otherwise;
    }

    private static String withoutFirstLineEnd(String text) {
        return text.replaceFirst("^\r?\n", "");
    }

    /// Line ends go out in two characters, as browsers send them.
    private static String pair(String name, String value) {
        String sent = value.replace("\r\n", "\n").replace("\n", "\r\n");
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(sent, UTF_8);
    }
}
