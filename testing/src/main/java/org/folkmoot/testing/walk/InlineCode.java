package org.folkmoot.testing.walk;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds code within a page, which the content security policy makes browsers leave out without a word.
final class InlineCode {

    private InlineCode() {}

    static void refuse(Document document, String path) {
        List<String> found = document.getAllElements().stream()
                .filter(InlineCode::carriesCode)
                .map(Element::outerHtml)
                .toList();
        if (!found.isEmpty()) {
            throw new AssertionError("The page " + path + " carries inline code: " + found);
        }
    }

    private static boolean carriesCode(Element element) {
        boolean code = element.normalName().equals("style")
                || (element.normalName().equals("script")
                        && !element.hasAttr("src")
                        && !element.attr("type").endsWith("json"));
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            code |= name.equals("style") || name.startsWith("on") || name.startsWith("hx-on");
            // What stands in a field is what somebody typed, and leads nowhere.
            code |= !name.equals("value") && attribute.getValue().strip().startsWith("javascript:");
        }
        return code;
    }
}
