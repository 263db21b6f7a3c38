package org.folkmoot.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// Hears what is logged, by whichever thread, until it is closed.
final class LogEar implements AutoCloseable {

    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (wanted.test(event)) {
                heard.add(event);
            }
        }
    };
    private final Predicate<ILoggingEvent> wanted;

    LogEar(Predicate<ILoggingEvent> wanted) {
        this.wanted = wanted;
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    List<ILoggingEvent> heard() {
        return List.copyOf(heard);
    }

    void forget() {
        heard.clear();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}
