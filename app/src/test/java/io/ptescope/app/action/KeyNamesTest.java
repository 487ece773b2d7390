package io.ptescope.app.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
    private final KeyNames english = new KeyNames(new Messages());
    private final KeyNames german = new KeyNames(new Messages(Language.GERMAN));

    @Test
    void modifiersAndKeysHaveTheNamesThatStandOnThem() {
        KeyCombination key = KeyCombination.keyCombination("Ctrl+Alt+Shift+Page Down");
        assertThat(english.of(key)).isEqualTo("Ctrl+Alt+Shift+Page Down");
        assertThat(german.of(key)).isEqualTo("Strg+Alt+Umschalt+Bild ab");
        assertThat(german.of(KeyCombination.keyCombination("Ctrl+Plus"))).isEqualTo("Strg++");
        assertThat(german.of(KeyCode.SPACE)).isEqualTo("Leertaste");
        assertThat(german.of(KeyCode.F8)).isEqualTo("F8");
    }

    @Test
    void noKeyOfACommandIsEnglishInGerman() {
        assertThat(Arrays.stream(ActionId.values()).flatMap(KeyNamesTest::keys).map(german::of))
            .noneMatch(name -> name.matches(
            ".*\\b(Ctrl|Shift|Space|Delete|Home|End|Page.*|Insert|Escape|Numpad.*)(\\+.*)?"));
    }

    /// A menu asks the combination for its name, and the key still has to work.
    @Test
    void namedKeyIsCalledDifferentlyAndMatchesTheSame() {
        KeyCombination key = KeyCombination.keyCombination("Ctrl+Shift+F8");
        KeyCombination named = german.named(key);
        assertThat(named.getDisplayText()).isEqualTo("Strg+Umschalt+F8");
        assertThat(named.getName()).isEqualTo(key.getName());
        assertThat(named).isEqualTo(german.named(key)).isNotEqualTo(english.named(key));
        for (boolean shift : new boolean[] {true, false}) {
            KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F8, shift, true, false, false);
            assertThat(named.match(event)).isEqualTo(key.match(event)).isEqualTo(shift);
        }
    }

    private static Stream<KeyCombination> keys(ActionId id) {
        return Stream.concat(Arrays.stream(KeyPreset.values()).map(id::chords).flatMap(List::stream),
            id.shortKeys().stream());
    }
}
