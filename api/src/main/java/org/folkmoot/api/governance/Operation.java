package org.folkmoot.api.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Method;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.jspecify.annotations.Nullable;

/// Something that can be asked: its address, what it takes and answers. Its route and what the document says of it come
/// from this alone.
///
/// @param path       below [GovernanceApi#ROOT]
/// @param name       as programs call it that are made from the document
/// @param scope      that a token has to hold; null where nobody needs one
/// @param inputs     what its body holds; none where there is no body
/// @param cache      who may keep an answer to a visitor
/// @param answer     what it answers with
/// @param answering  asks the forum; may end with [Stopped]
record Operation<T>(
        Method method,
        String path,
        String name,
        String summary,
        @Nullable ApiScope scope,
        List<Parameter<?>> parameters,
        List<Input<?>> inputs,
        CachePolicy cache,
        Shape<T> answer,
        Function<Call, T> answering) {

    static final String CONTENT_TYPE = "application/json";

    Operation {
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
    }

    /// Something to read that is the same for all visitors.
    static <T> Operation<T> read(
            String path,
            String name,
            String summary,
            List<Parameter<?>> parameters,
            Shape<T> answer,
            Function<Call, T> answering) {
        return new Operation<>(
                Method.GET,
                path,
                name,
                summary,
                null,
                parameters,
                List.of(),
                CachePolicy.PUBLIC_SHORT,
                answer,
                answering);
    }

    /// The same, kept by nobody.
    Operation<T> unkept() {
        return new Operation<>(
                method,
                path,
                name,
                summary,
                scope,
                parameters,
                inputs,
                CachePolicy.PRIVATE_NO_STORE,
                answer,
                answering);
    }

    /// Something to read that is a member's own.
    static <T> Operation<T> own(
            String path,
            String name,
            String summary,
            List<Parameter<?>> parameters,
            Shape<T> answer,
            Function<Call, T> answering) {
        return deed(Method.GET, path, name, summary, ApiScope.READ, parameters, List.of(), answer, answering);
    }

    /// Something that is done for a member.
    static <T> Operation<T> deed(
            Method method,
            String path,
            String name,
            String summary,
            ApiScope scope,
            List<Parameter<?>> parameters,
            List<Input<?>> inputs,
            Shape<T> answer,
            Function<Call, T> answering) {
        return new Operation<>(
                method,
                path,
                name,
                summary,
                scope,
                parameters,
                inputs,
                CachePolicy.PRIVATE_NO_STORE,
                answer,
                answering);
    }

    void open(Routes routes, ApiTokens tokens) {
        Handler handler = request -> handle(request, tokens);
        String pattern = GovernanceApi.ROOT + path;
        switch (method) {
            case GET -> routes.get(pattern, LimitClass.READ, handler);
            case POST -> routes.post(pattern, LimitClass.MESSAGE, handler);
            case PUT -> routes.put(pattern, LimitClass.MESSAGE, handler);
            case DELETE -> routes.delete(pattern, LimitClass.MESSAGE, handler);
            case PATCH -> throw new IllegalArgumentException("Nothing is patched: " + path);
        }
    }

    private Reply handle(Request request, ApiTokens tokens) {
        Reply reply;
        try {
            Call call = new Call(request, holder(request, tokens), inputs);
            call.knowsOnly(parameters);
            T answered = answering.apply(call);
            reply = Reply.bytes(200, CONTENT_TYPE, Json.bytes(answer.tree(answered)))
                    .withCache(request.header("Authorization") == null ? cache : CachePolicy.PRIVATE_NO_STORE);
        } catch (Stopped stopped) {
            reply = stopped.problem().reply();
        }
        return method == Method.GET ? readable(request, reply) : reply;
    }

    /// Who stands behind the token; null where none is shown and none is needed. Cookies are not looked at, so no page
    /// of another site can do anything in a member's name.
    private ApiTokens.@Nullable Holder holder(Request request, ApiTokens tokens) {
        String shown = request.header("Authorization");
        if (shown == null) {
            if (scope == null) {
                return null;
            }
            throw new Stopped(ProblemType.TOKEN_MISSING, "Show a token: Authorization: Bearer folkmoot_….");
        }
        String token = shown.regionMatches(true, 0, "Bearer ", 0, 7)
                ? shown.substring(7).strip()
                : "";
        ApiTokens.Holder holder = tokens.holder(token)
                .orElseThrow(() -> new Stopped(
                        ProblemType.TOKEN_INVALID, "This token is unknown, or was revoked; leave it out to read."));
        if (scope != null && !holder.scopes().contains(scope)) {
            throw new Stopped(
                    ProblemType.SCOPE_MISSING,
                    "This needs a token for " + Kind.written(scope) + "; yours is for others.");
        }
        return holder;
    }

    /// What a visitor reads, pages of other sites may read too; nothing of it is anybody's own.
    static Reply readable(Request request, Reply reply) {
        Reply told = reply.withHeader("Vary", "Authorization");
        return request.header("Authorization") != null
                ? told
                : told.withHeader("Access-Control-Allow-Origin", "*")
                        .withHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
    }

    /// As the document describes it.
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", name);
        described.put("summary", summary);
        if (!parameters.isEmpty()) {
            described.put(
                    "parameters", parameters.stream().map(Parameter::described).toList());
        }
        if (!inputs.isEmpty()) {
            described.put(
                    "requestBody",
                    Map.of("required", true, "content", Map.of(CONTENT_TYPE, Map.of("schema", Input.schema(inputs)))));
        }
        // An empty requirement says that none is needed.
        described.put(
                "security",
                scope == null
                        ? List.of(Map.of(), Map.of("token", List.of("read")))
                        : List.of(Map.of("token", List.of(Kind.written(scope)))));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("200", answered("What was asked for.", CONTENT_TYPE, answer));
        answers.put("default", answered("Why there is no answer.", ApiProblem.CONTENT_TYPE, ApiProblem.SHAPE));
        described.put("responses", answers);
        return described;
    }

    private static Map<String, Object> answered(String what, String contentType, Shape<?> shape) {
        return Map.of(
                "description",
                what,
                "content",
                Map.of(contentType, Map.of("schema", Map.of("$ref", shape.reference()))));
    }

    /// The shapes that its answers refer to.
    List<Shape<?>> shapes() {
        List<Shape<?>> shapes = new ArrayList<>();
        Stream.of(answer, ApiProblem.SHAPE).forEach(shapes::add);
        return shapes;
    }
}
