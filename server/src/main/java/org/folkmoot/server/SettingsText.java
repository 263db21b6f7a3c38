package org.folkmoot.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The settings as they were written, before anything is made of them: each with where it was found.
public final class SettingsText {

    private static final String PREFIX = "FOLKMOOT_";
    /// Belongs to the tests, which run with the same environment.
    private static final String TEST_PREFIX = "FOLKMOOT_TEST_";

    private static final String FILE = "folkmoot.properties";

    private final Map<Setting, Written> written = new EnumMap<>(Setting.class);
    private final List<String> faults = new ArrayList<>();

    private @Nullable Path file;

    private SettingsText() {}

    /// One setting as it was found.
    ///
    /// @param where the environment, or the file's path
    public record Written(String value, String where) {}

    /// Reads the environment, then the file that it names, else the one in the data folder.
    public static SettingsText read(Map<String, String> environment, Path defaultData) {
        SettingsText text = new SettingsText();
        text.readEnvironment(environment);
        Written named = text.written.get(Setting.SETTINGS);
        Path data = Path.of(text.value(Setting.DATA, defaultData.toString()));
        Path file = named == null ? data.resolve(FILE) : Path.of(named.value());
        text.file = file;
        if (named != null && !Files.exists(file)) {
            text.faults.add(Setting.SETTINGS.variable() + " names " + file + ", which does not exist.");
        }
        if (Files.exists(file)) {
            text.readFile(file, named == null);
        }
        return text;
    }

    /// A sentence for each name that is no setting, and for a file that cannot be read.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// The file that settings are read from, whether it is there or not.
    public Path file() {
        return Objects.requireNonNull(file);
    }

    /// What was written for a setting; null when nothing was.
    public @Nullable Written written(Setting setting) {
        return written.get(setting);
    }

    /// What was written for a setting, else the given text.
    public String value(Setting setting, String otherwise) {
        Written found = written.get(setting);
        return found == null ? otherwise : found.value();
    }

    private void readEnvironment(Map<String, String> environment) {
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (!variable.startsWith(PREFIX) || variable.startsWith(TEST_PREFIX)) {
                continue;
            }
            Setting setting = named(variable.substring(PREFIX.length()));
            if (setting == null || !setting.variable().equals(variable)) {
                faults.add(unknown(variable, "the environment", true));
            } else {
                put(setting, environment.get(variable), "the environment");
            }
        }
    }

    private void readFile(Path file, boolean inDataFolder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException cause) {
            faults.add("The settings in " + file + " cannot be read: " + cause.getMessage() + ".");
            return;
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String bare = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key.toUpperCase(Locale.ROOT);
            Setting setting = named(bare);
            if (setting == null) {
                faults.add(unknown(key, file.toString(), false));
            } else if (!setting.inFile() || (setting == Setting.DATA && inDataFolder)) {
                faults.add(key + " in " + file + " comes too late there; set " + setting.variable()
                        + " in the environment.");
            } else if (!written.containsKey(setting)) {
                put(setting, properties.getProperty(key), file.toString());
            }
        }
    }

    private void put(Setting setting, @Nullable String value, String where) {
        if (value != null && !value.isBlank()) {
            written.put(setting, new Written(value.strip(), where));
        }
    }

    private static @Nullable Setting named(String name) {
        for (Setting setting : Setting.values()) {
            if (setting.name().equals(name)) {
                return setting;
            }
        }
        return null;
    }

    private static String unknown(String name, String where, boolean variable) {
        Setting nearest = Nearest.of(name.replace(PREFIX, ""));
        String hint = nearest == null ? "" : " Did you mean " + (variable ? nearest.variable() : nearest.key()) + "?";
        return name + " in " + where + " is no setting of Folkmoot." + hint + " `./folkmoot settings` lists them all.";
    }
}
