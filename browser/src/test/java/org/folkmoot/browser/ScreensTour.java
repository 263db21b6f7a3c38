package org.folkmoot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.folkmoot.server.RunningServer;
import org.folkmoot.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/// Takes a picture of every page of a whole server with a [Town] in it, on a phone and at a desk, light and dark:
/// `./dev screens FOLDER [PATTERN]`. Somebody has to look at them; a machine only sees whether they fit the phone.
class ScreensTour {

    private final Path folder = Path.of(System.getProperty("screens", "target/screens"));
    private final Pattern only = Pattern.compile(System.getProperty("screens.only", ""));
    private final List<String> wrong = new ArrayList<>();

    @Test
    void aPictureOfEveryPage() {
        TestDatabase.Fresh fresh = TestDatabase.fresh();
        Town town = new Town(fresh, Instant.now());
        try (RunningServer server = new RunningServer(fresh);
                RunningServer empty = new RunningServer();
                Chromium chromium = new Chromium()) {
            for (boolean dark : new boolean[] {false, true}) {
                TownPages pages = new TownPages(town, server);
                for (var reader : pages.byReader().entrySet()) {
                    Person person =
                            dark ? chromium.personInTheDark(server.address()) : chromium.person(server.address());
                    logIn(person, reader.getKey());
                    reader.getValue().forEach(shown -> take(person, reader.getKey() + "-" + shown.name(), shown, dark));
                }
                Person first = dark ? chromium.personInTheDark(empty.address()) : chromium.person(empty.address());
                take(first, "first-set-up", new TownPages.Shown("set-up", empty.setUpPage()), dark);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void logIn(Person person, String name) {
        if (!name.equals("visitor")) {
            person.open("/log-in").fill("Name", name).fill("Password", Town.PASSWORD);
            person.going(() -> person.page().locator("main form button").click());
        }
    }

    private void take(Person person, String name, TownPages.Shown shown, boolean dark) {
        if (!only.matcher(name).find()) {
            return;
        }
        person.at(Person.DESK).open(shown.address());
        shown.then().accept(person.page());
        for (Map.Entry<String, ViewportSize> size :
                Map.of("360", Person.PHONE, "1280", Person.DESK).entrySet()) {
            person.page().setViewportSize(size.getValue().width, size.getValue().height);
            person.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(folder.resolve(size.getKey() + (dark ? "-dark" : "-light"))
                                    .resolve(name + ".png")));
            Number over = (Number) person.page()
                    .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over.intValue() > 0) {
                wrong.add(name + " at " + size.getKey() + " is " + over + " pixels too wide");
            }
        }
    }
}
