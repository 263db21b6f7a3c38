package org.folkmoot.federation.outbound;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.forum.instances.DeliveryHealth.Trouble;

/// Reads from the words that delivery leaves behind what kind of trouble they tell of: lanes keep
/// words, not kinds, so
/// that whatever was kept before stays readable.
final class Troubles {

    private static final Pattern ANSWER = Pattern.compile("it answers ([1-9][0-9]{2})\\b.*", Pattern.DOTALL);

    /// How each kind begins.
    private record Beginning(String words, Trouble trouble) {}

    private static final List<Beginning> BEGINNINGS = List.of(
            new Beginning("nobody knows an address for ", Trouble.UNKNOWN_HOST),
            new Beginning("no connection: ", Trouble.UNREACHABLE),
            new Beginning("its certificate or encryption is not sound: ", Trouble.INSECURE),
            new Beginning("no whole answer within ", Trouble.TOO_SLOW),
            new Beginning("the connection broke: ", Trouble.BROKEN),
            new Beginning("the answer is larger than ", Trouble.ITS_FAULT),
            new Beginning("we do not go there: ", Trouble.NOT_ALLOWED_BY_US));

    private Troubles() {}

    static Trouble of(String words) {
        Matcher answer = ANSWER.matcher(words);
        return answer.matches()
                ? answered(Integer.parseInt(answer.group(1)))
                : BEGINNINGS.stream()
                        .filter(beginning -> words.startsWith(beginning.words()))
                        .map(Beginning::trouble)
                        .findFirst()
                        .orElse(Trouble.OTHER);
    }

    private static Trouble answered(int status) {
        return switch (status) {
            case 401, 403 -> Trouble.NOT_BELIEVED;
            case 404, 410 -> Trouble.NOT_THERE;
            case 429 -> Trouble.TOO_MUCH;
            default -> status >= 400 && status < 500 ? Trouble.NOT_UNDERSTOOD : Trouble.ITS_FAULT;
        };
    }
}
