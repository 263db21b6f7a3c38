package org.folkmoot.server;

import org.folkmoot.server.cli.Commands;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the program begins.
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(Commands.run(words));
    }
}
