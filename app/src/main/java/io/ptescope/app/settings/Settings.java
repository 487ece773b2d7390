package io.ptescope.app.settings;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is remembered: one line of text by key. Never changes.
///
/// @param values by key; a key has letters, digits, dots and dashes, a value is one line
public record Settings(SortedMap<String, String> values) {
    /// The version of the file that this program writes.
    static final int VERSION = 1;
    private static final String HEAD = "ptescope-settings ";

    /// Copies the map.
    public Settings {
        NavigableMap<String, String> copy = new TreeMap<>(values);
        values = Collections.unmodifiableNavigableMap(copy);
    }

    /// Nothing is remembered.
    public static Settings empty() {
        return new Settings(new TreeMap<>());
    }

    /// What is remembered under `key`.
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The same with `value` under `key`.
    public Settings with(String key, String value) {
        if (!key.matches("[a-z0-9.-]+") || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no setting: " + key + " = " + value);
        }
        SortedMap<String, String> changed = new TreeMap<>(values);
        changed.put(key, value);
        return new Settings(changed);
    }

    /// The same with nothing under `key`.
    public Settings without(String key) {
        SortedMap<String, String> changed = new TreeMap<>(values);
        changed.remove(key);
        return new Settings(changed);
    }

    /// The text of the file.
    String text() {
        StringBuilder text = new StringBuilder(HEAD).append(VERSION).append('\n');
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text.append(entry.getKey()).append(" = ").append(entry.getValue()).append('\n');
        }
        return text.toString();
    }

    /// Reads the text of a file. A blank line, or one that begins with `#`, means nothing.
    ///
    /// @throws BrokenSettings with the number of the first line that is not as it should be
    static Settings parse(String text) throws BrokenSettings {
        String[] lines = text.split("\\R", -1);
        if (!lines[0].equals(HEAD + VERSION)) {
            throw new BrokenSettings(1, "expected \"" + HEAD + VERSION + "\", found \"" + lines[0] + "\"");
        }
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            int equals = lines[i].indexOf(" = ");
            if (equals <= 0) {
                throw new BrokenSettings(i + 1, "expected \"key = value\", found \"" + lines[i] + "\"");
            }
            values.put(lines[i].substring(0, equals), lines[i].substring(equals + 3));
        }
        return new Settings(values);
    }
}
