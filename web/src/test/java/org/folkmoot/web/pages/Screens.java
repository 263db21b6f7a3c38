package org.folkmoot.web.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.folkmoot.web.assets.Assets;
import org.folkmoot.web.messages.Catalogues;

/// Writes every page of the [Gallery] into a folder, to be opened in a browser: `Screens FOLDER [LANGUAGE]`.
final class Screens {

    private Screens() {}

    static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String language = arguments.length > 1 ? arguments[1] : "en";
        Assets assets = Assets.load();
        for (String name : new String[] {"folkmoot.css", "folkmoot.js", "htmx.min.js", "mark.svg"}) {
            Files.write(
                    folder.resolve(name),
                    Objects.requireNonNull(assets.asset(name)).bytes());
        }
        Gallery gallery = new Gallery(new Examples(Catalogues.load().words(language), ""));
        for (Map.Entry<String, Supplier<byte[]>> page : gallery.pages().entrySet()) {
            String html = new String(page.getValue().get(), StandardCharsets.UTF_8);
            Files.writeString(
                    folder.resolve(page.getKey() + ".html"), html.replaceAll("/assets/([a-z.]+)\\?v=[0-9a-f]+", "$1"));
        }
    }
}
