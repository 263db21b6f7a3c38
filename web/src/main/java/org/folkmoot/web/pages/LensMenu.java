package org.folkmoot.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.rules.peers.Lens;

/// Through which lens a page is seen, and through which others it could be.
///
/// @param chosen in use on this page
/// @param kept   the reader's own default; the site's terms for whoever chose none
/// @param peers  those that can be left out by themselves
public record LensMenu(Lens chosen, Lens kept, List<Lenses.Choice> peers) {

    /// A lens in an address, with what stands before and after it.
    private static final Pattern NAMED = Pattern.compile("([?&])lens=[^&#]*(&?)");

    /// On pages without votes.
    public static final LensMenu NONE = new LensMenu(new Lens.Site(), new Lens.Site(), List.of());

    public LensMenu {
        peers = List.copyOf(peers);
    }

    /// Whether the page is seen otherwise than the site counts.
    public boolean through() {
        return !(chosen instanceof Lens.Site);
    }

    /// All lenses that are offered.
    public List<Lens> offered() {
        List<Lens> offered = new ArrayList<>(List.of(new Lens.Site(), new Lens.MembersOnly(), new Lens.Everything()));
        peers.forEach(peer -> offered.add(new Lens.Without(peer.server())));
        offered.add(new Lens.WithoutSmall());
        return offered;
    }

    /// Whether the page is seen as the reader would see it anyway.
    public boolean usual() {
        return chosen.equals(kept);
    }

    /// An address of ours, seen through the lens that is in use; as it is where it would be anyway.
    public String carried(String address) {
        return usual() ? address : through(address, chosen);
    }

    /// An address of ours, seen through a lens; through no other, if it named one.
    public static String through(String address, Lens lens) {
        int hash = address.indexOf('#');
        String page = NAMED.matcher(hash < 0 ? address : address.substring(0, hash))
                .replaceAll(
                        named -> named.group(1).equals("?") && named.group(2).equals("&") ? "?" : named.group(2));
        String anchor = hash < 0 ? "" : address.substring(hash);
        return page + (page.contains("?") ? "&" : "?") + "lens=" + Paths.query(lens.written()) + anchor;
    }

    /// What a lens is called.
    public String name(Frame frame, Lens lens) {
        return switch (lens) {
            case Lens.Site() -> frame.say("lens.site");
            case Lens.MembersOnly() -> frame.say("lens.members");
            case Lens.Everything() -> frame.say("lens.everything");
            case Lens.WithoutSmall() -> frame.say("lens.without-small");
            case Lens.Without(String server) -> frame.say("lens.without", "peer", name(server));
        };
    }

    /// What it does, in one sentence.
    public String sentence(Frame frame, Lens lens) {
        return switch (lens) {
            case Lens.Site() -> frame.say("lens.site.says");
            case Lens.MembersOnly() -> frame.say("lens.members.says");
            case Lens.Everything() -> frame.say("lens.everything.says");
            case Lens.WithoutSmall() -> frame.say("lens.without-small.says");
            case Lens.Without(String server) -> frame.say("lens.without.says", "peer", name(server));
        };
    }

    private String name(String server) {
        return peers.stream()
                .filter(peer -> peer.server().equals(server))
                .map(Lenses.Choice::name)
                .findFirst()
                .orElse(server);
    }
}
