package org.folkmoot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody at a window. Every page that they come to is looked over: it fits a phone, and neither it nor its scripts
/// complained.
public final class Person {

    static final ViewportSize DESK = new ViewportSize(1280, 800);
    static final ViewportSize PHONE = new ViewportSize(360, 740);

    private static final int FAR = 120;
    /// Enough on a machine with other things to do.
    private static final int PATIENCE_MILLIS = 15_000;

    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private ViewportSize size = DESK;
    private int loads;

    Person(Page page) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onLoad(loaded -> loads++);
        page.onPageError(complaints::add);
        page.onResponse(answer -> {
            if (answer.status() >= 500) {
                complaints.add(answer.status() + " " + answer.url());
            }
        });
    }

    /// Uses a window of this size from now on.
    public Person at(ViewportSize other) {
        size = other;
        page.setViewportSize(size.width, size.height);
        return this;
    }

    public Person open(String address) {
        page.navigate(address);
        return look();
    }

    public Person reload() {
        page.reload();
        return look();
    }

    public Person fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    public Person tick(String label) {
        field(label).check();
        return this;
    }

    public Person choose(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(option);
        return this;
    }

    public Person press(String button) {
        return press(page.locator("main, body"), button);
    }

    /// Presses a button within a piece of the page, and comes to the page that it leads to.
    public Person press(Locator within, String button) {
        return going(() -> button(within, button).first().click());
    }

    public Person follow(String link) {
        return follow(page.locator("body"), link);
    }

    public Person follow(Locator within, String link) {
        return going(() -> called(within, AriaRole.LINK, link).first().click());
    }

    static Locator button(Locator within, String words) {
        return called(within, AriaRole.BUTTON, words);
    }

    /// Pages put invisible marks around what people have chosen, so that it cannot turn a sentence round.
    private static Locator called(Locator within, AriaRole role, String words) {
        String quoted = words.replaceAll("[.?*+^$(){}|\\[\\]\\\\]", "\\\\$0");
        String marks = "[\\u2066-\\u2069]*";
        Pattern name = Pattern.compile("^" + marks + quoted.replace(" ", marks + " " + marks) + marks + "$");
        return within.getByRole(role, new Locator.GetByRoleOptions().setName(name));
    }

    /// Does something that leads to another page, and looks at that page.
    public Person going(Runnable act) {
        int before = loads;
        act.run();
        page.waitForCondition(() -> loads > before);
        return look();
    }

    /// The smallest piece of this kind with these words in it.
    public Locator piece(String selector, String words) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(words))
                .last();
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Page page() {
        return page;
    }

    /// All words that can be seen now.
    public String sees() {
        return page.locator("body").innerText().replaceAll("[\u2066-\u2069]", "");
    }

    /// Goes forward by the Tab key until this has the focus, as somebody does who uses no mouse.
    public Person tabTo(Locator wanted) {
        ElementHandle element = wanted.elementHandle();
        for (int step = 0; step < FAR; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("element => document.activeElement === element", element)) {
                return this;
            }
        }
        throw new AssertionError("The Tab key does not come to " + wanted);
    }

    public Person type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /// Leaves a mark that is gone as soon as another page is loaded.
    public Person markPage() {
        page.evaluate("() => { window.marked = true; }");
        return this;
    }

    public boolean isStillOnMarkedPage() {
        return Boolean.TRUE.equals(page.evaluate("() => window.marked === true"));
    }

    public Person screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return this;
    }

    /// Forgets what the browser said of an answer that was meant to be a refusal.
    public Person refusedWith(int status) {
        assertThat(complaints).anyMatch(said -> said.contains(" " + status + " "));
        complaints.removeIf(said -> said.contains(" " + status + " "));
        return this;
    }

    /// Nothing that was seen so far was wrong.
    public void hadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    /// Looks the page over as it is now.
    Person look() {
        page.waitForLoadState(LoadState.LOAD);
        page.setViewportSize(PHONE.width, PHONE.height);
        Object tooWide =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) tooWide).intValue() > 0) {
            complaints.add(page.url() + " is " + tooWide + " pixels wider than a phone");
        }
        page.setViewportSize(size.width, size.height);
        return this;
    }
}
