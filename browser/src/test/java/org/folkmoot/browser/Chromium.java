package org.folkmoot.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The Chromium of this machine, from which people get windows of their own.
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET));

    /// Somebody who opens the site in a window of their own.
    public Person person(URI site) {
        return new Person(browser.newContext(options(site)).newPage());
    }

    /// Somebody whose browser runs no scripts.
    public Person personWithoutScripts(URI site) {
        return new Person(browser.newContext(options(site).setJavaScriptEnabled(false))
                .newPage());
    }

    /// The same on a device that is set to dark.
    public Person personInTheDark(URI site) {
        return new Person(browser.newContext(options(site).setColorScheme(ColorScheme.DARK))
                .newPage());
    }

    private static Browser.NewContextOptions options(URI site) {
        return new Browser.NewContextOptions()
                .setBaseURL(site.toString())
                .setLocale("en")
                .setViewportSize(Person.DESK.width, Person.DESK.height)
                .setColorScheme(ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
