package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.folkmoot.database.Database;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Walks the ways of `docs/walks` on a whole server and looks, at every statement, through which rooms the call came:
/// down
/// only, and through no room that the walk does not name.
class WalkPeerTest {

    private static final Pattern FLOOR = Pattern.compile("\\*\\*Floor:\\*\\* (\\d+)");
    private static final int DOOR = 100;
    private static final String PASSWORD = "correct horse battery";

    private final List<List<String>> ways = new CopyOnWriteArrayList<>();
    private volatile boolean watching;
    private final RunningServer server = new RunningServer(this::watched);
    private final Map<String, Integer> floors = floors();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void callsGoDownAndThroughTheRoomsThatTheWalksName() {
        FormWalk ana = server.browser();
        ana.open(server.setUpPage())
                .form("Start the site")
                .fill("Name of the site", "Garden")
                .fill("Name", "ana")
                .fill("Password", PASSWORD)
                .send();
        ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        ana.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "What grew here?")
                .send();

        walk(() -> ana.open("/?order=new"), "a-browser-asks-for-the-front-page");
        var form = ana.open("/?order=new").in("li", "What grew here?").form("Vote up");
        walk(form::send, "a-member-votes", "a-browser-asks-for-the-front-page");
    }

    private void walk(Runnable steps, String... documents) {
        ways.clear();
        watching = true;
        steps.run();
        watching = false;
        StringBuilder named = new StringBuilder();
        for (String document : documents) {
            named.append(text(Path.of("../docs/walks/" + document + ".md")));
        }
        assertThat(ways).isNotEmpty();
        for (List<String> way : ways) {
            assertThat(way.stream().map(this::floor).toList())
                    .as("%s", way)
                    .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
            for (String room : way) {
                assertThat(named).as("%s in %s", room, way).contains("`" + room + ".");
            }
        }
    }

    private int floor(String room) {
        return floors.getOrDefault(room, DOOR);
    }

    /// The rooms of the forum and its doors through which a call came, outermost first, each once in a row. The courier
    /// and the
    /// jobs go their own ways.
    private void note() {
        if (!watching) {
            return;
        }
        List<String> inward = new ArrayList<>();
        StackWalker.getInstance().forEach(frame -> {
            String room = room(frame.getClassName());
            if (!room.isEmpty() && (inward.isEmpty() || !inward.getFirst().equals(room))) {
                inward.addFirst(room);
            }
        });
        if (!inward.isEmpty() && inward.getFirst().equals("http")) {
            ways.add(inward);
        }
    }

    private static String room(String className) {
        Matcher room = Pattern.compile("org\\.folkmoot\\.(forum\\.\\w+|web\\.routes|http)\\..*")
                .matcher(className);
        return room.matches() ? room.group(1) : "";
    }

    private Database watched(DataSource connections) {
        return new Database((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(() -> method.invoke(connections, arguments));
                    return result instanceof Connection connection ? watched(connection) : result;
                }));
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        note();
                    }
                    return call(() -> method.invoke(connection, arguments));
                });
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new TreeMap<>();
        try (var rooms = Files.list(Path.of("../forum/src/main/java/org/folkmoot/forum"))) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                Matcher floor = FLOOR.matcher(text(room.resolve("package-info.java")));
                assertThat(floor.find()).as("%s", room).isTrue();
                floors.put("forum." + room.getFileName(), Integer.valueOf(floor.group(1)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return floors;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
