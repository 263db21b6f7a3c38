package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.web.markdown.Markdown;

/// A feed as other programs follow it (Atom, RFC 4287). Entries link to the post here; what a post links to is
/// `rel="related"`.
///
/// @param title   of the feed, such as `All · garden.example`
/// @param address of this site, such as `https://garden.example`, without a slash at its end
/// @param self    the path of the feed itself
/// @param page    the path of the page that shows the same
/// @param made    when it was made, which counts as its change when it is empty
public record AtomFeed(
        String title, String address, String self, String page, Instant made, List<PostCard> posts, Markdown markdown) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    /// The feed in UTF-8.
    public byte[] xml() {
        return AtomWriter.feed(new AtomWriter.Head(title, address, self, page, changed()), xml -> {
            for (PostCard post : posts) {
                String here = address + Paths.post(post.id());
                xml.entry(here, post.title(), post.publishedAt(), changed(post), entry -> rest(entry, post));
            }
        });
    }

    private Instant changed() {
        return posts.stream()
                .map(AtomFeed::changed)
                .max(Comparator.naturalOrder())
                .orElse(made);
    }

    private static Instant changed(PostCard post) {
        return post.editedAt() == null ? post.publishedAt() : post.editedAt();
    }

    private void rest(AtomWriter xml, PostCard post) throws XMLStreamException {
        String url = post.url();
        if (url != null && !Paths.host(url).isEmpty()) {
            xml.link("related", url, null);
        }
        xml.author(post.author().handle(), address + Paths.person(post.author()));
        xml.category(post.community().handle(), post.community().title());
        String body = post.body();
        if (body != null && !post.removed() && !post.deleted()) {
            xml.content(
                    "html", address + "/", markdown.html(body, "p" + post.id().value()));
        }
    }
}
