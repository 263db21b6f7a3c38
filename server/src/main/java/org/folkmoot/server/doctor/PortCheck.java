package org.folkmoot.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.folkmoot.server.doctor.OwnDoor.State;

/// Whether the port is free for the server, or the server is behind it and well.
record PortCheck(String bind, int port, OwnDoor door) implements Check {

    @Override
    public String subject() {
        return "the port";
    }

    @Override
    public List<Finding> look() {
        String where = bind + " port " + port;
        if (free()) {
            return List.of(new Well("Nobody listens on " + where + " yet."));
        }
        return List.of(
                switch (door.state()) {
                    case State.Ready() -> new Well("A Folkmoot answers on " + where + ", and is ready.");
                    case State.NotReady(String reason) ->
                        new Bad(
                                "A Folkmoot answers on " + where + ", but sends visitors away: " + reason + ".",
                                "What follows here, or its log, says why.");
                    case State.Stranger(String said) ->
                        new Bad(
                                "Another program listens on " + where + " (" + said + ").",
                                "Stop it, or choose another port with " + Setting.PORT.variable() + ".");
                    case State.Silent(String why) ->
                        new Look(
                                where + " is in use, and who is there could not be asked (" + why + ").",
                                "If that is not this Folkmoot, stop it or choose another port with "
                                        + Setting.PORT.variable() + ".");
                });
    }

    private boolean free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(bind), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
