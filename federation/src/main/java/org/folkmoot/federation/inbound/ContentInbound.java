package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Audience;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.peers.Texts;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.PublishComment;
import org.folkmoot.forum.votes.PublishPost;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.jspecify.annotations.Nullable;

/// Turns what people of other servers wrote into posts and comments: as their servers bring it, or fetched from there.
public final class ContentInbound {

    /// Comments above one that is fetched: as deep as any thread goes.
    private static final int MOST_ANCESTORS = 50;
    /// A post names its community among a few others.
    private static final int MOST_ASKED = 5;

    /// The deeds that it asks for.
    public record Deeds(
            PublishPost publishPost, PublishComment publishComment, EditPost editPost, EditComment editComment) {}

    private final Database database;
    private final Deeds deeds;
    private final Places places;
    private final RemoteActors actors;
    private final Protocols protocols;
    private final Texts texts;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final Instances instances = new Instances();

    public ContentInbound(
            Database database,
            Deeds deeds,
            Places places,
            RemoteActors actors,
            Protocols protocols,
            Texts texts,
            TermsInForce terms,
            InstantSource clock) {
        this.database = database;
        this.deeds = deeds;
        this.places = places;
        this.actors = actors;
        this.protocols = protocols;
        this.texts = texts;
        this.terms = terms;
        this.clock = clock;
    }

    /// Finds what an address names, or fetches it with all that it answers.
    public Brought<Addressed> bring(Iri address) {
        Optional<Addressed> known = places.find(address);
        if (known.isPresent()) {
            return new Brought.Here<>(known.get());
        }
        return places.ours(address) ? new Brought.Nothing<>("it is not here") : fetched(address);
    }

    /// As [#bring], for somebody who asks for that very thing: the community in which it stands is made known for it.
    Brought<Addressed> bringWithItsCommunity(Iri address) {
        Optional<Addressed> known = places.find(address);
        if (known.isPresent()) {
            return new Brought.Here<>(known.get());
        }
        if (places.ours(address)) {
            return new Brought.Nothing<>("it is not here");
        }
        return switch (chain(address, () -> true)) {
            case Brought.Here<List<Content>>(List<Content> chain) -> {
                meetCommunity(chain.getFirst());
                yield found(address, written(chain, address, null));
            }
            case Brought.Nothing<List<Content>>(String why) -> new Brought.Nothing<>(why);
            case Brought.Later<List<Content>>(String why) -> new Brought.Later<>(why);
        };
    }

    /// Asks the first few whom a post is addressed to until one of them is a community.
    private void meetCommunity(Content post) {
        if (post.inReplyTo() != null || community(post) != null) {
            return;
        }
        List<Iri> asked = candidates(post).stream()
                .filter(candidate -> candidate.host() != null && !places.ours(candidate))
                .filter(candidate -> !post.attributedTo().contains(candidate) && !Audience.isPublic(List.of(candidate)))
                .limit(MOST_ASKED)
                .toList();
        for (Iri candidate : asked) {
            if (actors.bring(candidate) instanceof Brought.Here<Known>(Known known)
                    && known.kind().equals("COMMUNITY")) {
                return;
            }
        }
    }

    private Brought<Addressed> fetched(Iri address) {
        return found(address, take(address, null, () -> true));
    }

    private Brought<Addressed> found(Iri address, Brought<Content> taken) {
        return switch (taken) {
            case Brought.Here<Content> _ ->
                places.find(address)
                        .<Brought<Addressed>>map(Brought.Here::new)
                        .orElseGet(() -> new Brought.Nothing<>("it is under another address"));
            case Brought.Nothing<Content>(String why) -> new Brought.Nothing<>(why);
            case Brought.Later<Content>(String why) -> new Brought.Later<>(why);
        };
    }

    /// Fetches what stands under an address, and takes it in, when it is not known, with all that it answers: the chain
    /// up to what is known is fetched first and written down from the top.
    ///
    /// @param community in which all of it has to stand; null for any
    /// @param mayAsk    asked before each document; false ends it
    Brought<Content> take(Iri address, @Nullable Iri community, BooleanSupplier mayAsk) {
        return switch (chain(address, mayAsk)) {
            case Brought.Here<List<Content>>(List<Content> chain) -> written(chain, address, community);
            case Brought.Nothing<List<Content>>(String why) -> new Brought.Nothing<>(why);
            case Brought.Later<List<Content>>(String why) -> new Brought.Later<>(why);
        };
    }

    /// What stands under an address and all that it answers up to what is known, from the top.
    private Brought<List<Content>> chain(Iri address, BooleanSupplier mayAsk) {
        List<Content> chain = new ArrayList<>();
        Set<Iri> visited = new LinkedHashSet<>();
        Iri next = address;
        while (next != null && (chain.isEmpty() || places.find(next).isEmpty())) {
            if (!visited.add(next) || visited.size() > MOST_ANCESTORS) {
                return new Brought.Nothing<>("its thread has no end");
            }
            if (!mayAsk.getAsBoolean()) {
                return new Brought.Nothing<>("its thread takes too much");
            }
            switch (content(next)) {
                case Brought.Here<Content>(Content content) -> {
                    chain.addFirst(content);
                    next = content.inReplyTo();
                }
                case Brought.Nothing<Content>(String why) -> {
                    return new Brought.Nothing<>(why);
                }
                case Brought.Later<Content>(String why) -> {
                    return new Brought.Later<>(why);
                }
            }
        }
        return new Brought.Here<>(chain);
    }

    private Brought<Content> written(List<Content> chain, Iri address, @Nullable Iri community) {
        Optional<Addressed> known = places.find(address);
        if (known.isPresent()) {
            return places.within(known.get(), community)
                    ? new Brought.Here<>(chain.getLast())
                    : new Brought.Nothing<>("it stands in another community");
        }
        for (Content content : chain) {
            Iri id = content.id();
            Settled settled = id == null
                    ? new Settled.Dropped("it has no address")
                    : write(content, provenance(id), clock.instant(), community);
            switch (settled) {
                case Settled.Applied() -> {}
                case Settled.Dropped(String why) -> {
                    return new Brought.Nothing<>(why);
                }
                case Settled.ToBeRead(String why) -> {
                    return new Brought.Later<>(why);
                }
                case Settled.Later(String why, var _) -> {
                    return new Brought.Later<>(why);
                }
            }
        }
        return new Brought.Here<>(chain.getLast());
    }

    /// What its own server shows: no signature of the author is needed for that.
    private Provenance provenance(Iri id) {
        String host = id.host();
        return database.write(transaction ->
                new Provenance(instances.meet(transaction, host == null ? "" : host), null, Proof.FETCHED));
    }

    /// What stands under an address on its own server.
    Brought<Content> content(Iri address) {
        Fetched fetched = protocols
                .current()
                .map(protocol -> protocol.fetch().document(address))
                .orElseGet(() -> new Fetched.Unusable("this site has no public address"));
        return Brought.of(fetched, ContentInbound::read);
    }

    private static Brought<Content> read(Fetched.Found found) {
        try {
            return Vocabulary.read(found.document()) instanceof Content content
                    ? new Brought.Here<>(content)
                    : new Brought.Nothing<>("it is neither a post nor a comment");
        } catch (MalformedDocument malformed) {
            return new Brought.Nothing<>(String.valueOf(malformed.getMessage()));
        }
    }

    /// Writes something down that is new, or changes what is known.
    ///
    /// @param received  when it came, for what does not say when it was written
    /// @param announcer the community that passed it on, in which it has to stand; null when nobody did
    Settled write(Content content, Provenance provenance, Instant received, @Nullable Iri announcer) {
        Iri id = content.id();
        Iri author =
                content.attributedTo().isEmpty() ? null : content.attributedTo().getFirst();
        if (id == null || author == null || !id.sameHost(author) || places.ours(id)) {
            return new Settled.Dropped("it is not its author's, or it is ours");
        }
        if (!content.open() || content.type().equals("ChatMessage")) {
            return new Settled.Dropped("it is not for everybody");
        }
        boolean refused = !taken(author) || !taken(announcer);
        if (refused && places.find(id).isEmpty()) {
            return Settled.apart();
        }
        Settled unknown = known(author);
        if (unknown != null) {
            return unknown;
        }
        PersonId person = places.find(author)
                .map(thing -> thing instanceof Addressed.Person(PersonId found) ? found : null)
                .orElse(null);
        if (person == null) {
            return new Settled.Dropped("its author is nobody that we can know");
        }
        Instant published = content.published();
        Claim claim = new Claim(id.value(), published == null ? received : published);
        Iri answered = content.inReplyTo();
        return answered == null
                ? post(content, person, claim, provenance, announcer)
                : comment(content, person, claim, provenance, answered, announcer);
    }

    /// Whether the terms with the server of an address take what is new of it; null for none.
    private boolean taken(@Nullable Iri address) {
        String host = address == null || places.ours(address) ? null : address.host();
        return host == null || ExchangeRule.takes(List.of(terms.get().policy().terms(host)));
    }

    /// Whether they take what is new in the community in which something stands, or which it is.
    private boolean takenIn(Addressed thing) {
        String address = places.communityAddress(thing);
        return address.isEmpty() || taken(new Iri(address));
    }

    private @Nullable Settled known(Iri author) {
        return switch (actors.bring(author)) {
            case Brought.Here<?> _ -> null;
            case Brought.Nothing<?>(String why) -> new Settled.Dropped("its author is not to be had: " + why);
            case Brought.Later<?>(String why) -> new Settled.Later(why);
        };
    }

    private Settled post(
            Content content, PersonId author, Claim claim, Provenance provenance, @Nullable Iri announcer) {
        Optional<Addressed> known = places.find(new Iri(claim.address()));
        if (known.isPresent()) {
            if (!places.within(known.get(), announcer)) {
                return Settled.elsewhere();
            }
            return known.get() instanceof Addressed.Post(PostId post)
                    ? edit(content, author, post, claim)
                    : new Settled.Dropped("its address names something else");
        }
        CommunityId community = community(content);
        if (community == null) {
            return new Settled.Dropped("it is in no community that we know");
        }
        if (!places.within(new Addressed.Community(community), announcer)) {
            return Settled.elsewhere();
        }
        if (announcer == null && !takenIn(new Addressed.Community(community))) {
            return Settled.apart();
        }
        return Settled.of(deeds.publishPost()
                .publish(new WritePost.Request(
                        author,
                        community,
                        title(content, new Addressed.Community(community)),
                        link(content),
                        markdown(content),
                        content.language(),
                        content.sensitive(),
                        provenance,
                        claim)));
    }

    private Settled edit(Content content, PersonId author, PostId post, Claim claim) {
        Instant updated = content.updated();
        return Settled.of(deeds.editPost()
                .edit(new EditPost.Request(
                        author,
                        post,
                        title(content, new Addressed.Post(post)),
                        link(content),
                        markdown(content),
                        content.language(),
                        content.sensitive(),
                        updated == null ? claim.at() : updated)));
    }

    private Settled comment(
            Content content,
            PersonId author,
            Claim claim,
            Provenance provenance,
            Iri answered,
            @Nullable Iri announcer) {
        Optional<Addressed> known = places.find(new Iri(claim.address()));
        if (known.isPresent()) {
            if (!places.within(known.get(), announcer)) {
                return Settled.elsewhere();
            }
            if (!(known.get() instanceof Addressed.Comment(var post, CommentId comment))) {
                return new Settled.Dropped("its address names something else");
            }
            Instant updated = content.updated();
            String body = markdown(content);
            return Settled.of(deeds.editComment()
                    .edit(new EditComment.Request(
                            author, comment, body == null ? "" : body, updated == null ? claim.at() : updated)));
        }
        Brought<Addressed> parent = bring(answered);
        return switch (parent) {
            case Brought.Here<Addressed>(Addressed above) ->
                places.within(above, announcer)
                        ? answer(content, author, claim, provenance, above)
                        : Settled.elsewhere();
            case Brought.Nothing<Addressed>(String why) ->
                new Settled.Dropped("what it answers is not to be had: " + why);
            case Brought.Later<Addressed>(String why) -> new Settled.Later(why);
        };
    }

    private Settled answer(Content content, PersonId author, Claim claim, Provenance provenance, Addressed above) {
        if (!takenIn(above)) {
            return Settled.apart();
        }
        PostId post;
        CommentId parent;
        switch (above) {
            case Addressed.Post(PostId id) -> {
                post = id;
                parent = null;
            }
            case Addressed.Comment(PostId under, CommentId id) -> {
                post = under;
                parent = id;
            }
            case Addressed.Person _, Addressed.Community _ -> {
                return new Settled.Dropped("it answers something that cannot be answered");
            }
        }
        String body = markdown(content);
        Outcome<CommentId> outcome = deeds.publishComment()
                .publish(new WriteComment.Request(
                        author, post, parent, body == null ? "" : body, content.language(), provenance, claim));
        return Settled.of(outcome);
    }

    /// The community that it says, or the first that it is addressed to and that we know.
    private @Nullable CommunityId community(Content content) {
        for (Iri candidate : candidates(content)) {
            if (places.find(candidate).orElse(null) instanceof Addressed.Community(CommunityId community)) {
                return community;
            }
        }
        return null;
    }

    private static Set<Iri> candidates(Content content) {
        Set<Iri> candidates = new LinkedHashSet<>();
        if (content.audience() != null) {
            candidates.add(content.audience());
        }
        candidates.addAll(content.to());
        candidates.addAll(content.cc());
        candidates.addAll(content.attributedTo());
        return candidates;
    }

    /// Its title, or of what has none the first line, without the mention by which it came here (as Lemmy
    /// does).
    private String title(Content content, Addressed within) {
        String name = content.name();
        if (name != null && !name.isBlank()) {
            return name;
        }
        String html = content.content();
        if (html != null && content.mediaType().equals("text/html")) {
            return texts.firstLine(html, places.communityAddress(within));
        }
        String text = markdown(content);
        return text == null
                ? ""
                : text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private @Nullable String markdown(Content content) {
        String typed = content.markdown();
        String html = content.content();
        return typed != null ? typed : html == null ? null : texts.markdown(html);
    }

    /// What it links to: its first attachment; of a video, its page.
    private static @Nullable String link(Content content) {
        if (!content.attachments().isEmpty()) {
            return content.attachments().getFirst().address().value();
        }
        Iri page = content.url();
        return content.type().equals("Video") && page != null ? page.value() : null;
    }
}
