package org.folkmoot.api.governance;

import java.util.List;
import java.util.TreeSet;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.forum.accounts.PeerOffer;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;

/// What is a member's own, on the wire; told to nobody else.
final class OwnShapes {

    static final Shape<ApiTokens.Holder> ME = Shape.<ApiTokens.Holder>named(
                    "Me", "Who stands behind the token, and what it is for.")
            .part("name", Kind.TEXT, "The member.", holder -> holder.member().name())
            .part(
                    "admin",
                    Kind.TRUTH,
                    "Whether they run the site.",
                    holder -> holder.member().admin())
            .part("token", Kind.TEXT, "What they call the program.", ApiTokens.Holder::name)
            .part(
                    "scopes",
                    Kind.list(Kind.word(ApiScope.class)),
                    "What the token is for.",
                    holder -> List.copyOf(new TreeSet<>(holder.scopes())));

    private static final Shape<Choices> CHOICES = Shape.<Choices>named(
                    "Choices", "What a member decided for their own eyes about a peer.")
            .part("posts", Kind.word(Choice.class), "What its people post.", Choices::posts)
            .part("comments", Kind.word(Choice.class), "What they comment.", Choices::comments)
            .part("communities", Kind.word(Choice.class), "Its communities.", Choices::communities)
            .part("notifications", Kind.word(Choice.class), "Their answers and mentions.", Choices::notifications)
            .part("messages", Kind.word(Choice.class), "What they write to the member alone.", Choices::messages);

    static final Shape<PeerOffer> CHOICE = Shape.<PeerOffer>named(
                    "PeerChoice", "A peer about which the member can choose, and what they chose.")
            .part("server", Kind.TEXT, "One of its servers.", PeerOffer::server)
            .part("name", Kind.TEXT, "What people call it.", PeerOffer::name)
            .part("domains", Kind.list(Kind.TEXT), "Its servers.", offer -> List.copyOf(new TreeSet<>(offer.servers())))
            .part("own_terms", Kind.TRUTH, "Whether it has terms of its own.", PeerOffer::ownTerms)
            .part(
                    "reception",
                    Kind.word(Contents.Reception.class),
                    "Whether the site takes what its people write.",
                    offer -> offer.contents().reception())
            .part(
                    "visibility",
                    Kind.word(Contents.Visibility.class),
                    "Who sees it who chose nothing.",
                    offer -> offer.contents().visibility())
            .part(
                    "choosable",
                    Kind.TRUTH,
                    "Whether members may choose to see otherwise.",
                    offer -> offer.contents().choosable())
            .maybe(
                    "decision",
                    Kind.NUMBER,
                    "The decision that says so, to be named as `based_on`; null while nothing was decided.",
                    offer -> offer.decision() == null ? null : offer.decision().value())
            .part("choices", Kind.of(CHOICES), "What holds for the member by their own choice.", PeerOffer::choices)
            .maybe(
                    "called_then",
                    Kind.TEXT,
                    "What it was called when they chose; null where so still.",
                    PeerOffer::calledThen)
            .part(
                    "left",
                    Kind.list(Kind.TEXT),
                    "Servers that left it since.",
                    offer -> List.copyOf(new TreeSet<>(offer.left())))
            .part(
                    "joined",
                    Kind.list(Kind.TEXT),
                    "Servers that joined it since.",
                    offer -> List.copyOf(new TreeSet<>(offer.joined())))
            .part(
                    "carried",
                    Kind.list(Kind.TEXT),
                    "Servers that stand under what was chosen about where they belonged before.",
                    offer -> List.copyOf(new TreeSet<>(offer.carried())))
            .maybe("carried_from", Kind.TEXT, "What that was called; null for nothing.", PeerOffer::from);

    static final Shape<ConsultationView.Asking> ASKING = Shape.<ConsultationView.Asking>named(
                    "Asking", "A consultation that asks the member.")
            .part(
                    "consultation",
                    Kind.of(ConsultationShapes.CONSULTATION),
                    "The consultation; one votes on its page.",
                    ConsultationView.Asking::consultation)
            .part("took_part", Kind.TRUTH, "Whether they took part already.", ConsultationView.Asking::took);

    private OwnShapes() {}
}
