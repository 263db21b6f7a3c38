package org.folkmoot.activitypub.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How one piece of software speaks, in what differs between them: addresses, keys, signatures, media types, answers.
///
/// Lemmy, PieFed, GoToSocial, Mitra and NodeBB are as they were recorded from running servers of those versions.
/// Mastodon
/// and Mbin are as their sources say. There is no source of Threads: it is as its operator's pages and the logs of
/// others
/// describe it.
public enum Dialect {
    LEMMY(new Trait("lemmy", "0.19.20")
            .paths("/u/%s", "/c/%s", "/")
            .signs("(request-target) content-type date digest host", "hs2019")
            .answers(200, 400)),
    MASTODON(new Trait("mastodon", "4.5.0")
            .paths("/users/%s", "/users/%s", "/actor")
            .signs("(request-target) host date digest content-type", "rsa-sha256")
            .serves("application/activity+json; charset=utf-8")
            .answers(202, 401)),
    PIEFED(new Trait("piefed", "1.7.0")
            .paths("/u/%s", "/c/%s", "/")
            .signs("(request-target) host date digest content-type", "rsa-sha256")
            .algorithmLast()
            .answers(200, 400)),
    MBIN(new Trait("mbin", "1.9.0")
            .paths("/u/%s", "/m/%s", "/i/actor")
            .signs("(request-target) host date digest content-type", "rsa-sha256")
            .answers(202, 401)),
    GOTOSOCIAL(new Trait("gotosocial", "0.20.0")
            .paths("/users/%s", "/users/%s", "/users/gotosocial")
            .key("/main-key")
            .signs("(request-target) host date digest", "hs2019")
            .posts(Trait.LINKED_DATA)
            .onlySignedReading()
            .inboxes(null)
            .answers(202, 401)),
    MITRA(new Trait("mitra", "5.9.2")
            .paths("/users/%s", "/users/%s", "/actor")
            .signs("(request-target) host date digest", "rsa-sha256")
            .posts(Trait.LINKED_DATA)
            .serves(Trait.LINKED_DATA)
            .inboxes(null)
            .bareIds()
            .answers(202, 401)),
    NODEBB(new Trait("nodebb", "4.15.1")
            .paths("/uid/%s", "/category/%s", "/actor")
            .numbered()
            .key("#key")
            .signs("(request-target) host date digest", "rsa-sha256")
            .posts(Trait.LINKED_DATA)
            .serves("application/activity+json; charset=utf-8")
            .answers(200, 401)),
    THREADS(new Trait("threads", "1.0.0")
            .paths("/ap/users/%s/", "/ap/users/%s/", "/ap/users/threads.sys/")
            .numbered()
            .signs("(request-target) host date digest content-type", "rsa-sha256")
            .onlySignedReading()
            .inboxes("/ap/inbox/")
            .offsetWithoutColon()
            .everyone("as:Public")
            .answers(202, 404));

    private static final DateTimeFormatter WITHOUT_COLON =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    /// A trait is built here once and changed by nobody.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Trait trait;

    Dialect(Trait trait) {
        this.trait = trait;
    }

    Trait trait() {
        return trait;
    }

    /// As NodeInfo names it.
    public String software() {
        return trait.software;
    }

    public String version() {
        return trait.version;
    }

    /// Whether `Accept` and `Undo` name what they are about by its id alone.
    public boolean bareIds() {
        return trait.bareIds;
    }

    /// How it writes the public as an addressee.
    public String everyone() {
        return trait.everyone;
    }

    /// A moment as it writes it.
    public String written(Instant moment) {
        Instant whole = moment.truncatedTo(ChronoUnit.SECONDS);
        return trait.offsetWithoutColon ? WITHOUT_COLON.format(whole) : whole.toString();
    }

    /// What the signature of a delivery covers, in its order.
    public List<String> covered() {
        return List.of(trait.covered.split(" ", -1));
    }
}
