package io.ptescope.app.view.presenter;

import io.ptescope.app.action.Keystroke;
import io.ptescope.app.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What a key does while presenting; elsewhere some of them mean something else. Clickers send Page Down and Page Up, a
/// full stop for a black screen, and F5 and Escape in turn.
public enum PresenterKey {
    FORWARD(Text.PRESENTER_FORWARD, "Right Space Page_Down Enter N"),
    BACK(Text.PRESENTER_BACK, "Left Page_Up Backspace P"),
    STEP(Text.PRESENTER_STEP, "Down"),
    STEP_BACK(Text.PRESENTER_STEP_BACK, "Up"),
    TO_START(Text.PRESENTER_START, "Home"),
    TO_END(Text.PRESENTER_END, "End"),
    BLACK(Text.PRESENTER_BLACK, "B Period"),
    ZOOM(Text.PRESENTER_ZOOM, "Z"),
    PEN(Text.PRESENTER_PEN, "D"),
    UNDO(Text.PRESENTER_UNDO, "U Shortcut+Z"),
    CLEAR(Text.PRESENTER_CLEAR, "C Delete"),
    VOTE(Text.PRESENTER_VOTE, "1 2 3 4"),
    UNVOTE(Text.PRESENTER_UNVOTE, "Shift+1 Shift+2 Shift+3 Shift+4"),
    NOTES(Text.PRESENTER_NOTES, "S"),
    LEAVE(Text.PRESENTER_LEAVE, "Esc F5");

    private final Text text;
    private final List<KeyCombination> keys;

    PresenterKey(Text text, String keys) {
        this.text = text;
        this.keys = Arrays.stream(keys.split(" ")).map(key -> KeyCombination.keyCombination(key.replace('_', ' ')))
            .toList();
    }

    /// What it does, for people.
    public Text text() {
        return text;
    }

    /// The keys that do it.
    public List<KeyCombination> keys() {
        return keys;
    }

    /// What the pressed key does, if it does anything. A full stop and the digits of answers count by what is typed as
    /// well.
    static Optional<PresenterKey> of(KeyEvent event) {
        return Arrays.stream(values())
            .filter(key -> key.keys.stream().anyMatch(combination -> combination.match(event))).findFirst()
            .or(() -> event.isShortcutDown() || event.isAltDown() ? Optional.empty() : typed(event.getText()));
    }

    private static Optional<PresenterKey> typed(String text) {
        return switch (text) {
            case "." -> Optional.of(BLACK);
            case "1", "2", "3", "4" -> Optional.of(VOTE);
            default -> Optional.empty();
        };
    }

    /// The number of the answer that a digit votes for, from 0; -1 if it is none.
    static int answer(KeyEvent event) {
        return Keystroke.digit(event).orElse(0) - 1;
    }
}
