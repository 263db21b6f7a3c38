package org.folkmoot.testing.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// One person's browser: keeps its cookies, follows redirects, opens pages and sends their forms.
///
/// ```java
/// FormWalk ana = new FormWalk(URI.create("http://localhost:8536"));
/// Page page = ana.open("/sign-up").form("Sign up").fill("Name", "ana").fill("Password", "…").send();
/// page.follow("Write a post").form("Post").fill("Title", "Hello").send();
/// ana.open("/").in("article", "Hello").form("Vote up").send();
/// ```
public final class FormWalk {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI site;
    private final HttpClient client;
    private final String languages;

    public FormWalk(URI site) {
        this(site, "en");
    }

    /// A browser that asks for pages in these languages, as `Accept-Language` names them.
    public FormWalk(URI site, String languages) {
        this.site = site;
        this.languages = languages;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
    }

    /// Opens a page by its address on this site, such as `/c/books?order=new`.
    public Page open(String address) {
        return open(site.resolve(address));
    }

    Page open(URI address) {
        return ask(request(address).GET().build());
    }

    Page post(URI address, String form) {
        return post(address, "application/x-www-form-urlencoded", form);
    }

    Page postFiles(URI address, String boundary, String parts) {
        return post(address, "multipart/form-data; boundary=" + boundary, parts);
    }

    Page postAsScript(URI address, String form) {
        return ask(posting(address, "application/x-www-form-urlencoded", form)
                .header("HX-Request", "true")
                .build());
    }

    private Page post(URI address, String kind, String form) {
        return ask(posting(address, kind, form).build());
    }

    private HttpRequest.Builder posting(URI address, String kind, String form) {
        return request(address)
                .header("Content-Type", kind)
                .header("Origin", site.getScheme() + "://" + site.getRawAuthority())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", languages);
    }

    private Page ask(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            String kind = answer.headers().firstValue("Content-Type").orElse("");
            return new Page(this, answer.uri(), answer.statusCode(), kind, answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The walk was interrupted", stopped);
        }
    }
}
