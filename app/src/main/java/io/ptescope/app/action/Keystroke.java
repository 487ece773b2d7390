package io.ptescope.app.action;

import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Whether a pressed key is the one that a table of keys means, on keyboards of several countries: letters count by the
/// letter on the key, marks also by what is typed, digits by their place in the row of digits as well.
public final class Keystroke {
    /// What the keys of the digits 0 to 9 type without Shift on a French keyboard.
    private static final String FRENCH_DIGITS = "à&é\"'(-è_ç";
    private static final int TEN = 10;

    private Keystroke() {}

    /// Whether `event` presses `key`.
    static boolean presses(KeyCombination key, KeyEvent event) {
        if (!(key instanceof KeyCodeCombination combination)) {
            return types(key, event);
        }
        return combination.match(event) || combination.getCode().isDigitKey() && !isPlain(event)
            && digit(event).isPresent() && combination.match(withDigit(event, digit(event).getAsInt()));
    }

    /// Whether `event` types the mark that `key` is called by. On some keyboards marks and digits need Shift, or stand
    /// elsewhere.
    static boolean types(KeyCombination key, KeyEvent event) {
        String mark = key.getDisplayText();
        return isPlain(event) && mark.length() == 1 && !Character.isLetter(mark.charAt(0))
            && mark.equals(event.getText());
    }

    /// The digit of the pressed key, with whatever modifiers: of the row of digits, or of the keypad.
    public static OptionalInt digit(KeyEvent event) {
        String text = event.getText();
        int code = event.getCode().getCode();
        if (event.getCode().isDigitKey()) {
            return OptionalInt.of(event.getCode().isKeypadKey() ? code - KeyCode.NUMPAD0.getCode()
                : code - KeyCode.DIGIT0.getCode());
        }
        if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            return OptionalInt.of(text.charAt(0) - '0');
        }
        int french = text.length() == 1 && !event.isShiftDown() && !isPlain(event)
            ? FRENCH_DIGITS.indexOf(text.charAt(0)) : -1;
        return french < 0 || french >= TEN ? OptionalInt.empty() : OptionalInt.of(french);
    }

    private static KeyEvent withDigit(KeyEvent event, int digit) {
        KeyCode code = KeyCode.values()[KeyCode.DIGIT0.ordinal() + digit];
        return new KeyEvent(event.getEventType(), event.getCharacter(), event.getText(), code, event.isShiftDown(),
            event.isControlDown(), event.isAltDown(), event.isMetaDown());
    }

    /// Whether the event can type something: none of the modifiers that make a chord is down.
    private static boolean isPlain(KeyEvent event) {
        return !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    }
}
