package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.Conversations.Said;
import org.folkmoot.forum.notifications.Conversations.Within;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.MarkMessagesRead;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.ConversationModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.MessageFormModel;
import org.folkmoot.web.pages.MessagesModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;

/// What members write to one person alone: the list of conversations, and each of them with its form.
public final class MessageRoutes implements Door {

    private static final int CONVERSATIONS_A_PAGE = 20;
    private static final int MESSAGES_A_PAGE = 30;

    /// What it asks for.
    public record Deeds(
            SendMessage sendMessage,
            EditMessage editMessage,
            DeleteMessage deleteMessage,
            MarkMessagesRead markMessagesRead) {}

    private final Shell shell;
    private final Named named;
    private final Conversations conversations;
    private final Deeds deeds;

    public MessageRoutes(Shell shell, Named named, Conversations conversations, Deeds deeds) {
        this.shell = shell;
        this.named = named;
        this.conversations = conversations;
        this.deeds = deeds;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/messages", Ask.member(this::list))
                .get(
                        "/messages/{name}",
                        Ask.member((request, member) -> named.person(request, other -> read(request, member, other))))
                .post(
                        "/messages/{name}",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) -> named.person(request, other -> send(request, member, other))))
                .get(
                        "/message/{id}/edit",
                        Ask.member((request, member) -> within(request, member, spot -> askEdit(request, spot))))
                .post(
                        "/message/{id}/edit",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) -> within(request, member, spot -> edit(request, member, spot))))
                .post("/message/{id}/delete", LimitClass.MESSAGE, deletion(true))
                .post("/message/{id}/restore", LimitClass.MESSAGE, deletion(false));
    }

    private Reply list(Request request, Viewer.Member member) {
        long before = Ask.number(request.query().first("after")).orElse(0);
        List<Conversations.Line> found = conversations.lines(
                member.person(), InboxRoutes.apart(request.query()), before, CONVERSATIONS_A_PAGE + 1);
        boolean more = found.size() > CONVERSATIONS_A_PAGE;
        List<Conversations.Line> shown = more ? found.subList(0, CONVERSATIONS_A_PAGE) : found;
        MessagesModel model = new MessagesModel(
                shown,
                InboxRoutes.apart(request.query()),
                more ? Long.toString(shown.getLast().last().value()) : null);
        return shell.form(request, (pages, frame) -> pages.messages(frame, model));
    }

    private Reply read(Request request, Viewer.Member member, PersonPage other) {
        ConversationModel model = conversation(request, member, other, Form.EMPTY);
        seen(request, member, other, model.said());
        return shell.form(request, (pages, frame) -> pages.conversation(frame, model));
    }

    /// What was shown was read; what a browser fetches before anybody wants to see it was not.
    private void seen(Request request, Viewer.Member member, PersonPage other, List<Said> said) {
        boolean ahead = String.valueOf(request.header("Sec-Purpose")).contains("prefetch");
        List<Said> news = said.stream().filter(message -> !message.read()).toList();
        if (!ahead && !news.isEmpty() && !other.blocked()) {
            deeds.markMessagesRead()
                    .mark(member.person(), other.person().id(), news.getLast().id());
        }
    }

    private ConversationModel conversation(Request request, Viewer.Member member, PersonPage other, Form form) {
        long before = Ask.number(request.query().first("before")).orElse(0);
        List<Said> found =
                conversations.messages(member.person(), other.person().id(), before, MESSAGES_A_PAGE + 1);
        boolean more = found.size() > MESSAGES_A_PAGE;
        List<Said> shown = more ? found.subList(0, MESSAGES_A_PAGE) : found;
        return new ConversationModel(
                other.person(),
                shown.reversed(),
                more ? Long.toString(shown.getLast().id().value()) : null,
                other.blocked(),
                conversations.obstacle(member.person(), other.person().id()),
                form);
    }

    private Reply send(Request request, Viewer.Member member, PersonPage other) {
        Outcome<MessageId> outcome = deeds.sendMessage()
                .send(new SendMessage.Request(
                        member.person(), other.person().id(), request.form().text("body")));
        return switch (outcome) {
            case Outcome.Done<MessageId>(MessageId message) ->
                Shell.done(Paths.inConversation(other.person(), message), Notice.SENT);
            case Outcome.Missing<MessageId>() -> Reply.notFound();
            case Outcome.Refused<MessageId>(var objections) -> {
                ConversationModel model =
                        conversation(request, member, other, Typed.in(request).refused(objections));
                yield model.obstacle() == null
                        ? shell.refused(request, (pages, frame) -> pages.conversation(frame, model))
                        : Refusals.refused(shell, request, objections);
            }
        };
    }

    /// A message with the other of the two between whom it is.
    private record Spot(Within message, PersonLine other) {

        String path() {
            return Paths.inConversation(other, message.id());
        }
    }

    /// The message that the path names, when the member is one of the two.
    private Reply within(Request request, Viewer.Member member, Function<Spot, Reply> then) {
        OptionalLong id = Ask.id(request);
        Optional<Within> found =
                id.isEmpty() ? Optional.empty() : conversations.within(member.person(), new MessageId(id.getAsLong()));
        return found.flatMap(message -> named.line(member, message.other()).map(other -> new Spot(message, other)))
                .map(then)
                .orElseGet(Reply::notFound);
    }

    private Reply askEdit(Request request, Spot spot) {
        String body = spot.message().body();
        if (!spot.message().mine() || spot.message().deleted()) {
            return Refusals.refused(shell, request, spot.message().mine() ? Refusal.TARGET_GONE : Refusal.NOT_YOURS);
        }
        return editing(request, spot, Form.of("body", body == null ? "" : body), 200);
    }

    private Reply editing(Request request, Spot spot, Form form, int status) {
        MessageFormModel model = new MessageFormModel(spot.message().id(), spot.other(), form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.messageForm(frame, model));
    }

    private Reply edit(Request request, Viewer.Member member, Spot spot) {
        Outcome<MessageId> outcome = deeds.editMessage()
                .edit(new EditMessage.Request(
                        member.person(), spot.message().id(), request.form().text("body")));
        return switch (outcome) {
            case Outcome.Done<MessageId>(var message) -> Shell.done(spot.path(), Notice.SAVED);
            case Outcome.Missing<MessageId>() -> Reply.notFound();
            case Outcome.Refused<MessageId>(var objections) ->
                spot.message().mine()
                        ? editing(request, spot, Typed.in(request).refused(objections), 422)
                        : Refusals.refused(shell, request, objections);
        };
    }

    private Handler deletion(boolean deleted) {
        return Ask.member((request, member) -> within(
                request,
                member,
                spot -> Refusals.answer(
                        shell,
                        request,
                        deeds.deleteMessage()
                                .delete(new DeleteMessage.Request(
                                        member.person(), spot.message().id(), deleted)),
                        decision -> Shell.done(spot.path(), deleted ? Notice.DELETED : Notice.RESTORED))));
    }
}
