package org.folkmoot.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.http.AddressRange;
import org.jspecify.annotations.Nullable;

/// What an operator has chosen, read once at the start. What admins change while the server runs is data, not settings.
///
/// @param data        the folder for everything that must last
/// @param ballotKeys  the folder of the keys that open ballots, outside the data folder
/// @param publicUrl   null when it is chosen at set-up
/// @param database    null for the embedded one
/// @param connections how many connections to the database there may be
/// @param setUp       null when a person sets the forum up in a browser
/// @param mail        null when no e-mail is sent
/// @param metrics     null when nothing is measured
/// @param logFormat   how the log is written
/// @param testMode    whether servers on this machine federate with each other over http
public record Settings(
        Path data,
        Path ballotKeys,
        String bind,
        int port,
        @Nullable URI publicUrl,
        List<AddressRange> trustedProxies,
        @Nullable DatabaseAddress database,
        int connections,
        @Nullable UnattendedSetUp setUp,
        @Nullable MailSettings mail,
        @Nullable MetricsSettings metrics,
        LogFormat logFormat,
        boolean testMode) {

    public Settings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Where nothing is measured.
    public Settings(
            Path data,
            Path ballotKeys,
            String bind,
            int port,
            @Nullable URI publicUrl,
            List<AddressRange> trustedProxies,
            @Nullable DatabaseAddress database,
            int connections,
            @Nullable UnattendedSetUp setUp,
            @Nullable MailSettings mail,
            boolean testMode) {
        this(
                data,
                ballotKeys,
                bind,
                port,
                publicUrl,
                trustedProxies,
                database,
                connections,
                setUp,
                mail,
                null,
                LogFormat.TEXT,
                testMode);
    }

    /// As these, telling there how the server is.
    Settings measured(MetricsSettings where) {
        return new Settings(
                data,
                ballotKeys,
                bind,
                port,
                publicUrl,
                trustedProxies,
                database,
                connections,
                setUp,
                mail,
                where,
                logFormat,
                testMode);
    }

    /// Reads what this process was started with.
    ///
    /// @throws SettingsRefused when something cannot be followed
    public static Settings ofThisProcess() {
        return of(textOfThisProcess());
    }

    /// What was written for this process, before anything is made of it.
    public static SettingsText textOfThisProcess() {
        return SettingsText.read(System.getenv(), SettingsReader.defaultData());
    }

    /// Makes settings of what was written.
    public static Settings of(SettingsText text) {
        return SettingsReader.read(text);
    }

    /// What an empty forum is set up with when nobody is there to be asked.
    public record UnattendedSetUp(String adminName, String adminPassword, String siteName) {

        @Override
        public String toString() {
            return "UnattendedSetUp[" + adminName + ", " + siteName + "]";
        }
    }

    /// Where a person on this machine reaches the server.
    public String localAddress() {
        return "http://localhost:" + port;
    }
}
