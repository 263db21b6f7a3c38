package org.folkmoot.federation.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.DocumentWriter;
import org.folkmoot.activitypub.vocab.DocumentWriter.ActorDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.LetterDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.Mention;
import org.folkmoot.activitypub.vocab.DocumentWriter.NoteDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.PageDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.Text;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.peers.Texts;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommentRow;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.ForumView.MessageRow;
import org.folkmoot.federation.store.ForumView.PersonRow;
import org.folkmoot.federation.store.ForumView.PostRow;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.notifications.Mentions;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Describes what is ours, as documents for other servers, and says what everything is called there.
public final class Documents {

    /// As many posts as Lemmy shows to whoever subscribes first.
    private static final int OUTBOX = 50;

    /// Comments on one page of a post's list: no more than their ids.
    private static final int ANSWERS = 100;

    private final OwnActors actors;
    private final Moderators moderators;
    private final Texts texts;
    private final ForumView view = new ForumView();

    public Documents(OwnActors actors, Moderators moderators, Texts texts) {
        this.actors = actors;
        this.moderators = moderators;
        this.texts = texts;
    }

    /// What a person is called everywhere.
    public static String address(Locations here, PersonRow person) {
        String elsewhere = person.address();
        return elsewhere == null ? here.person(person.name()) : elsewhere;
    }

    public static String address(Locations here, CommunityRow community) {
        String elsewhere = community.address();
        return elsewhere == null ? here.community(community.name()) : elsewhere;
    }

    public static String address(Locations here, PostRow post) {
        String elsewhere = post.address();
        return elsewhere == null ? here.post(post.id()) : elsewhere;
    }

    public static String address(Locations here, CommentRow comment) {
        String elsewhere = comment.address();
        return elsewhere == null ? here.comment(comment.id()) : elsewhere;
    }

    /// The site itself.
    public JsonObject site(Locations here, SiteSettings settings) {
        String about = settings.description();
        return DocumentWriter.actor(new ActorDraft(
                Actor.Type.APPLICATION,
                here.home(),
                here.domain(),
                settings.name(),
                about == null ? null : texts.html(about),
                about,
                here.publicAddress() + "/inbox",
                here.publicAddress() + "/site_outbox",
                here.publicAddress() + "/inbox",
                null,
                null,
                null,
                actors.publicKeyPem(new LocalActor.Site()),
                false,
                false,
                here.domain() + "@" + here.domain(),
                Instant.EPOCH,
                null));
    }

    /// A member of ours.
    public JsonObject person(Locations here, PersonRow person) {
        String id = here.person(person.name());
        String bio = person.bio();
        return DocumentWriter.actor(new ActorDraft(
                person.bot() ? Actor.Type.SERVICE : Actor.Type.PERSON,
                id,
                person.name(),
                person.displayName() == null ? person.name() : person.displayName(),
                bio == null ? null : texts.html(bio),
                bio,
                id + "/inbox",
                id + "/outbox",
                here.publicAddress() + "/inbox",
                id + "/followers",
                null,
                null,
                actors.publicKeyPem(new LocalActor.Person(person.id())),
                false,
                false,
                person.name() + "@" + here.domain(),
                person.createdAt(),
                null));
    }

    /// A community of ours.
    public JsonObject community(Locations here, CommunityRow community) {
        String id = here.community(community.name());
        String about = community.description();
        return DocumentWriter.actor(new ActorDraft(
                Actor.Type.GROUP,
                id,
                community.name(),
                community.title(),
                about == null ? null : texts.html(about),
                about,
                id + "/inbox",
                id + "/outbox",
                here.publicAddress() + "/inbox",
                id + "/followers",
                id + "/featured",
                id + "/moderators",
                actors.publicKeyPem(new LocalActor.Community(community.id())),
                community.nsfw(),
                community.moderatorsPostOnly(),
                community.name() + "@" + here.domain(),
                community.createdAt(),
                community.editedAt()));
    }

    /// A post; one of a member of ours names the list of what answers it.
    public JsonObject post(Transaction transaction, Locations here, PostRow post) {
        CommunityRow community = view.community(transaction, post.communityId()).orElseThrow();
        PersonRow author = view.person(transaction, post.authorId()).orElseThrow();
        JsonObject page = DocumentWriter.page(new PageDraft(
                address(here, post),
                address(here, author),
                address(here, community),
                community.name(),
                post.title(),
                text(post.body()),
                post.url(),
                post.nsfw() || community.nsfw(),
                post.locked(),
                post.language(),
                post.publishedAt(),
                post.editedAt()));
        return post.address() == null ? page.with("replies", new JsonText(replies(here, post.id()))) : page;
    }

    private static String replies(Locations here, PostId post) {
        return here.post(post) + "/replies";
    }

    /// What answers a post, directly or not, by ids alone, each after what it answers; on pages when that is much.
    public JsonObject replies(Transaction transaction, Locations here, PostRow post) {
        String id = replies(here, post.id());
        long total = view.countAnswers(transaction, post.id());
        return total > ANSWERS
                ? DocumentWriter.paged(id, total, id + "/1")
                : DocumentWriter.ordered(id, total, answers(transaction, here, post, 0, ANSWERS));
    }

    /// A page of that list.
    ///
    /// @param number from 1
    /// @return empty when there is no such page
    public Optional<JsonObject> replies(Transaction transaction, Locations here, PostRow post, int number) {
        String id = replies(here, post.id());
        List<Json> found = answers(transaction, here, post, (number - 1) * ANSWERS, ANSWERS + 1);
        String next = found.size() > ANSWERS ? id + "/" + (number + 1) : null;
        List<Json> shown = found.subList(0, Math.min(ANSWERS, found.size()));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(DocumentWriter.page(id + "/" + number, id, next, shown));
    }

    private List<Json> answers(Transaction transaction, Locations here, PostRow post, int offset, int limit) {
        return view.answers(transaction, post.id(), offset, limit).stream()
                .<Json>map(comment -> new JsonText(address(here, comment)))
                .toList();
    }

    /// A comment of a member of ours.
    public JsonObject comment(Transaction transaction, Locations here, CommentRow comment) {
        return comment(transaction, here, comment, mentioned(transaction, here, comment));
    }

    /// As [#comment(Transaction, Locations, CommentRow)], where it is known whom it names.
    public JsonObject comment(Transaction transaction, Locations here, CommentRow comment, List<PersonRow> mentioned) {
        PostRow post = view.post(transaction, comment.postId()).orElseThrow();
        CommunityRow community = view.community(transaction, post.communityId()).orElseThrow();
        PersonRow author = view.person(transaction, comment.authorId()).orElseThrow();
        Optional<CommentRow> parent =
                Optional.ofNullable(comment.parentId()).flatMap(id -> view.comment(transaction, id));
        PersonId answered = parent.map(CommentRow::authorId).orElse(post.authorId());
        PersonRow parentAuthor = view.person(transaction, answered).orElseThrow();
        return DocumentWriter.note(new NoteDraft(
                address(here, comment),
                address(here, author),
                address(here, community),
                parent.map(above -> address(here, above)).orElseGet(() -> address(here, post)),
                address(here, parentAuthor),
                mentions(here, parentAuthor, community, mentioned),
                new Text(texts.html(comment.body()), comment.body()),
                comment.distinguished(),
                comment.language(),
                comment.publishedAt(),
                comment.editedAt()));
    }

    /// Whom of other servers a comment names; one whom we do not know is not looked for.
    public List<PersonRow> mentioned(Transaction transaction, Locations here, CommentRow comment) {
        return view.named(transaction, Mentions.elsewhere(comment.body(), PublicAddress.domain(here.publicAddress())));
    }

    private static List<Mention> mentions(
            Locations here, PersonRow parentAuthor, CommunityRow community, List<PersonRow> mentioned) {
        List<Mention> mentions = new ArrayList<>(List.of(mention(here, parentAuthor), mention(here, community)));
        mentioned.stream()
                .filter(person -> !person.id().equals(parentAuthor.id()))
                .forEach(person -> mentions.add(mention(here, person)));
        return mentions;
    }

    /// What a member of ours wrote to one person alone. It stands nowhere: it is only ever sent.
    ///
    /// @param plain whether the reader takes it as a note, as all but Lemmy do
    public JsonObject letter(Locations here, MessageRow message, PersonRow sender, PersonRow recipient, boolean plain) {
        LetterDraft draft = new LetterDraft(
                here.message(message.id()),
                address(here, sender),
                address(here, recipient),
                new Text(texts.html(message.body()), message.body()),
                message.sentAt(),
                message.editedAt());
        return plain ? DocumentWriter.plainLetter(draft, mention(here, recipient)) : DocumentWriter.letter(draft);
    }

    private static Mention mention(Locations here, PersonRow person) {
        return mention(address(here, person), person.name());
    }

    /// Servers for short texts send an answer to whom it mentions, which is whom the answered text mentioned:
    /// so it comes to the community.
    private static Mention mention(Locations here, CommunityRow community) {
        return mention(address(here, community), community.name());
    }

    private static Mention mention(String address, String name) {
        return new Mention(address, "@" + name + "@" + new Iri(address).host());
    }

    private @Nullable Text text(@Nullable String markdown) {
        return markdown == null ? null : new Text(texts.html(markdown), markdown);
    }

    /// The newest posts of a community, each as the announcement that its subscribers got.
    public JsonObject outbox(Transaction transaction, Locations here, CommunityRow community) {
        String id = here.community(community.name());
        List<Json> items = new ArrayList<>();
        for (PostRow post : view.newest(transaction, community.id(), OUTBOX)) {
            JsonObject page = post(transaction, here, post);
            PersonRow author = view.person(transaction, post.authorId()).orElseThrow();
            String number = "outbox-" + post.id().value();
            JsonObject create = ActivityWriter.content(
                    true, here.publicAddress() + "/activities/create/" + number, address(here, author), id, page);
            items.add(ActivityWriter.announce(
                    here.publicAddress() + "/activities/announce/create/" + number, id, create));
        }
        return DocumentWriter.ordered(id + "/outbox", view.posts(transaction, community.id()), items);
    }

    /// The posts at the top of a community.
    public JsonObject featured(Transaction transaction, Locations here, CommunityRow community) {
        List<Json> pages = view.pinned(transaction, community.id(), OUTBOX).stream()
                .<Json>map(post -> post(transaction, here, post))
                .toList();
        return DocumentWriter.ordered(here.community(community.name()) + "/featured", (long) pages.size(), pages);
    }

    /// Who looks after a community, leader first.
    public JsonObject moderators(Transaction transaction, Locations here, CommunityRow community) {
        List<Json> people = moderators.of(transaction, community.id()).stream()
                .map(role -> view.person(transaction, role.personId()).orElseThrow())
                .<Json>map(person -> new JsonText(address(here, person)))
                .toList();
        return DocumentWriter.ordered(here.community(community.name()) + "/moderators", null, people);
    }

    /// How many follow a community.
    public JsonObject followers(Transaction transaction, Locations here, CommunityRow community) {
        return DocumentWriter.counted(
                here.community(community.name()) + "/followers", view.followers(transaction, community.id()));
    }
}
