package io.ptescope.app.action;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What keys are called in the language of the window: `Strg+Umschalt+F8`. JavaFX knows English names only, and signs
/// on macOS, which are the same in all languages.
public final class KeyNames {
    /// What JavaFX writes before a `+`.
    private static final Map<String, Text> MODIFIERS = modifiers();
    private static final Map<String, Text> KEYS = Map.ofEntries(Map.entry("Space", Text.KEY_SPACE),
        Map.entry("Back Space", Text.KEY_BACKSPACE), Map.entry("Escape", Text.KEY_ESCAPE),
        Map.entry("Delete", Text.KEY_DELETE), Map.entry("Insert", Text.KEY_INSERT), Map.entry("Home", Text.KEY_HOME),
        Map.entry("End", Text.KEY_END), Map.entry("Page Up", Text.KEY_PAGE_UP),
        Map.entry("Page Down", Text.KEY_PAGE_DOWN), Map.entry("Numpad0", Text.KEY_NUMPAD_0));

    private final Messages messages;

    /// Names in the language of `messages`.
    public KeyNames(Messages messages) {
        this.messages = messages;
    }

    /// What `key` is called.
    public String of(KeyCombination key) {
        String rest = key.getDisplayText();
        StringBuilder name = new StringBuilder();
        for (Map.Entry<String, Text> modifier : MODIFIERS.entrySet()) {
            if (rest.startsWith(modifier.getKey())) {
                name.append(messages.of(modifier.getValue())).append('+');
                rest = rest.substring(modifier.getKey().length());
            }
        }
        Text word = KEYS.get(rest);
        return name.append(word == null ? rest : messages.of(word)).toString();
    }

    /// What the key `code`, no modifier, is called.
    public String of(KeyCode code) {
        return of(new KeyCodeCombination(code));
    }

    /// The same key, but called as people call it: menus show what a combination says of itself.
    KeyCombination named(KeyCombination key) {
        return new Named(key, of(key));
    }

    /// As JavaFX orders them.
    private static Map<String, Text> modifiers() {
        Map<String, Text> modifiers = new LinkedHashMap<>();
        modifiers.put("Ctrl+", Text.KEY_CTRL);
        modifiers.put("Alt+", Text.KEY_ALT);
        modifiers.put("Shift+", Text.KEY_SHIFT);
        modifiers.put("Meta+", Text.KEY_META);
        return modifiers;
    }

    /// A combination with another name.
    private static final class Named extends KeyCombination {
        private final KeyCombination key;
        private final String name;

        Named(KeyCombination key, String name) {
            super(key.getShift(), key.getControl(), key.getAlt(), key.getMeta(), key.getShortcut());
            this.key = key;
            this.name = name;
        }

        @Override
        public boolean match(KeyEvent event) {
            return key.match(event);
        }

        @Override
        public String getName() {
            return key.getName();
        }

        @Override
        public String getDisplayText() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.key.equals(key) && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }
}
