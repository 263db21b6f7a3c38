package org.folkmoot.server;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the setting that someone probably meant.
final class Nearest {

    private Nearest() {}

    /// The setting whose name takes the fewest changes of letters; null when none is near.
    static @Nullable Setting of(String name) {
        String asked = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        Setting nearest = null;
        int least = Math.max(2, asked.length() / 3) + 1;
        for (Setting setting : Setting.values()) {
            int changes = setting.name().startsWith(asked) ? 1 : changes(asked, setting.name());
            if (changes < least) {
                least = changes;
                nearest = setting;
            }
        }
        return nearest;
    }

    /// How many letters are added, dropped or replaced between two words.
    private static int changes(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
