package org.folkmoot.api.governance;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.http.Request;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// One asking of an operation, with what was filled in.
final class Call {

    private final Request request;
    private final ApiTokens.@Nullable Holder holder;
    private final List<Input<?>> inputs;

    /// @param holder who stands behind the token that was shown; null where none was
    /// @param inputs what the body may hold
    Call(Request request, ApiTokens.@Nullable Holder holder, List<Input<?>> inputs) {
        this.request = request;
        this.holder = holder;
        this.inputs = inputs;
    }

    /// As whom the forum sees them: a token that is not for reading shows no more than visitors see.
    Viewer viewer() {
        return holder == null || holder.scopes().equals(Set.of(ApiScope.CHOOSE))
                ? new Viewer.Visitor()
                : holder.member();
    }

    /// Who stands behind the token, where an operation asks for one.
    ApiTokens.Holder holder() {
        return Objects.requireNonNull(holder, "asked of an operation that needs no token");
    }

    List<Locale> languages() {
        return request.languages();
    }

    /// The body.
    Sent sent() {
        String type = request.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new Stopped(ProblemType.NOT_JSON, "Send the body as application/json, in UTF-8.");
        }
        return new Sent(
                Json.object(request.body())
                        .orElseThrow(() -> new Stopped(
                                ProblemType.BODY_INVALID,
                                "The body is no object in JSON whose parts are named once each.")),
                inputs);
    }

    /// Refuses what is not among an operation's parameters: nobody is to believe that it was heeded.
    void knowsOnly(List<Parameter<?>> parameters) {
        for (String name : request.query().names()) {
            List<Parameter<?>> known = parameters.stream()
                    .filter(parameter -> !parameter.path() && parameter.name().equals(name))
                    .toList();
            if (known.isEmpty()) {
                throw new Stopped(new ApiProblem(
                        ProblemType.PARAMETER_UNKNOWN,
                        "There is no parameter " + shown(name) + " here; leave it out.",
                        shown(name)));
            }
            if (request.query().all(name).size() > 1) {
                throw new Stopped(
                        new ApiProblem(ProblemType.PARAMETER_INVALID, "Give " + name + " once, not more often.", name));
            }
        }
    }

    /// A name of somebody else's choosing, as far as it is shown again.
    static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    /// What was filled in; null where it was left out.
    <V> @Nullable V of(Parameter<V> parameter) {
        String text = parameter.path()
                ? request.part(parameter.name())
                : request.query().first(parameter.name());
        if (text == null) {
            return null;
        }
        return parameter.reading().apply(text).orElseThrow(() -> senseless(parameter));
    }

    /// What was filled in, else what is usual; of what is in the path, there is always something.
    <V> V of(Parameter<V> parameter, V usual) {
        V given = of(parameter);
        return given == null ? usual : given;
    }

    private static Stopped senseless(Parameter<?> parameter) {
        return parameter.path()
                ? missing()
                : new Stopped(new ApiProblem(
                        ProblemType.PARAMETER_INVALID,
                        parameter.name() + " has to be " + parameter.sense() + ".",
                        parameter.name()));
    }

    /// What was found, or the problem that there is nothing.
    static <V> V found(Optional<V> value) {
        return value.orElseThrow(Call::missing);
    }

    static Stopped missing() {
        return new Stopped(ProblemType.NOT_FOUND, "There is no such thing here, or not for you.");
    }
}
