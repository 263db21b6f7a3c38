package org.folkmoot.forum.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.folkmoot.forum.instances.Locations.Ours;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;
import org.junit.jupiter.api.Test;

class LocationsTest {

    private static final Locations FORUM = new Locations("https://forum.example");
    private static final Locations TRIAL = new Locations("http://lemmy-alpha:8541");

    @Test
    void whatIsOursHasTheAddressThatLemmyWouldGiveIt() {
        assertThat(FORUM.person("ana")).isEqualTo("https://forum.example/u/ana");
        assertThat(FORUM.community("garden")).isEqualTo("https://forum.example/c/garden");
        assertThat(FORUM.post(new PostId(7))).isEqualTo("https://forum.example/post/7");
        assertThat(FORUM.comment(new CommentId(9))).isEqualTo("https://forum.example/comment/9");
        assertThat(FORUM.home()).isEqualTo("https://forum.example/");
    }

    @Test
    void theDomainHasThePortThatTheAddressHas() {
        assertThat(FORUM.domain()).isEqualTo("forum.example");
        assertThat(TRIAL.domain()).isEqualTo("lemmy-alpha:8541");
    }

    @Test
    void everyAddressIsReadBackAsWhatItNames() {
        assertThat(FORUM.read(FORUM.person("ana"))).contains(new Ours.Person("ana"));
        assertThat(FORUM.read(FORUM.person("садовник"))).contains(new Ours.Person("садовник"));
        assertThat(FORUM.read("https://forum.example/u/садовник")).contains(new Ours.Person("садовник"));
        assertThat(TRIAL.read(TRIAL.community("garden"))).contains(new Ours.Community("garden"));
        assertThat(FORUM.read(FORUM.post(new PostId(7)))).contains(new Ours.Post(new PostId(7)));
        assertThat(FORUM.read(FORUM.comment(new CommentId(9)))).contains(new Ours.Comment(new CommentId(9)));
        assertThat(FORUM.read(FORUM.home())).contains(new Ours.Home());
        assertThat(FORUM.read("HTTPS://Forum.Example/post/7")).contains(new Ours.Post(new PostId(7)));
    }

    @Test
    void whatIsNoAddressOfOursNamesNothing() {
        assertThat(Stream.of(
                        "https://forum.example.evil/u/ana",
                        "https://forum.example:8443/u/ana",
                        "http://forum.example/u/ana",
                        "https://other.example/post/7",
                        "https://forum.example/post/0",
                        "https://forum.example/post/07",
                        "https://forum.example/post/-7",
                        "https://forum.example/post/7/8",
                        "https://forum.example/post/9999999999999999999",
                        "https://forum.example/post/",
                        "https://forum.example/c/garden/followers",
                        "https://forum.example/u/ana?page=2",
                        "https://forum.example/u/ana#main-key",
                        "https://forum.example/u/%zz",
                        "https://forum.example/u/ana@beta.example",
                        "https://forum.example/inbox"))
                .allSatisfy(url -> assertThat(FORUM.read(url)).as(url).isEmpty());
    }

    @Test
    void whatLiesOnOurServerIsOursWhateverItNames() {
        assertThat(FORUM.ours("https://forum.example/inbox")).isTrue();
        assertThat(FORUM.ours("https://FORUM.example:443/x")).isTrue();
        assertThat(FORUM.ours("https://forum.example:8443/x")).isFalse();
        assertThat(TRIAL.ours("http://lemmy-alpha:8541/c/main")).isTrue();
        assertThat(TRIAL.ours("http://lemmy-alpha/c/main")).isFalse();
    }

    @Test
    void aHostIsOneThatAServerCanHave() {
        assertThat(Addresses.host("https://Beta.example/u/ben")).contains("beta.example");
        assertThat(Addresses.host("http://lemmy-beta:8551/u/ben")).contains("lemmy-beta:8551");
        assertThat(Addresses.host("http://beta.example:80/x")).contains("beta.example");
        assertThat(Stream.of(
                        "ftp://beta.example/x", "beta.example", "", "https:///x", "https://a@b.example/x", "https:x"))
                .allSatisfy(url -> assertThat(Addresses.host(url)).as(url).isEmpty());
        assertThat(Addresses.host("https://beta.example/" + "x".repeat(Addresses.LONGEST)))
                .isEmpty();
    }
}
