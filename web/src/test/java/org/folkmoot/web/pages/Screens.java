package org.folkmoot.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.folkmoot.web.messages.Catalogues;

/// Writes every page of the [Gallery] into a folder, to be opened in a browser: `Screens FOLDER [LANGUAGE]`.
final class Screens {

    private Screens() {}

    static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String language = arguments.length > 1 ? arguments[1] : "en";
        for (String name : AssetUrls.NAMES) {
            try (InputStream asset = Objects.requireNonNull(Pages.class.getResourceAsStream("../assets/" + name))) {
                Files.write(folder.resolve(name), asset.readAllBytes());
            }
        }
        Gallery gallery = new Gallery(new Examples(Catalogues.load().words(language), ""));
        for (Map.Entry<String, Supplier<byte[]>> page : gallery.pages().entrySet()) {
            String html = new String(page.getValue().get(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(page.getKey() + ".html"), html.replace("/assets/", ""));
        }
    }
}
