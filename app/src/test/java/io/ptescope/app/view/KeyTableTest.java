package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.action.Command;
import io.ptescope.app.action.KeyPreset;
import io.ptescope.app.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The table of keys that the window promises, as data: each key of each preset, pressed on an American keyboard, runs
/// its action and no other; and those keys that other keyboards have elsewhere, pressed there.
class KeyTableTest extends WindowTest {
    /// Action | keys of IntelliJ | of VS Code | of Ripes | short keys. Keys are separated by blanks, `-` is none, `=`
    /// the same as IntelliJ's.
    private static final String TABLE = """
        NEXT | F8 | F10 | F5 | . N PAGE_DOWN
        BACK | Ctrl+Shift+F8 | Ctrl+Shift+F10 | F4 | , P PAGE_UP BACK_SPACE
        INTO | F7 | F11 | = | Ctrl+DOWN
        OUT | Shift+F8 | Shift+F11 | = | Ctrl+UP Shift+PERIOD
        BACK_INTO | Ctrl+Shift+F7 | Ctrl+Shift+F11 | = | -
        BACK_OUT | - | - | - | Shift+COMMA
        RUN | F9 | F5 | F8 | -
        PLAY | - | - | - | SPACE
        RUN_BACK | Ctrl+Shift+F9 | Ctrl+Shift+F5 | Ctrl+Shift+F8 | Shift+SPACE
        RUN_TO_CURSOR | Alt+F9 | - | = | R
        BREAK_HERE | Ctrl+F8 | F9 | = | T
        LAST_CHANGE | Alt+LEFT | = | = | L
        NEXT_CHANGE | Alt+RIGHT | = | = | Shift+L
        WHY | Ctrl+B | F12 | = | W
        TO_STEP | Ctrl+G | = | = | G
        TO_START | Ctrl+HOME | = | F3 Ctrl+HOME | -
        TO_END | Ctrl+END | = | = | -
        BOOKMARK | - | - | - | M
        LIST_BOOKMARKS | - | - | - | Shift+M
        MARKER_A | - | - | - | Shift+A
        MARKER_B | - | - | - | Shift+B
        NEXT_CHANGED_CELL | - | - | - | Ctrl+RIGHT
        LAST_CHANGED_CELL | - | - | - | Ctrl+LEFT
        NEXT_PANEL | F6 | = | = | -
        PREVIOUS_PANEL | Shift+F6 | = | = | -
        BY_OPERATION | Alt+1 | = | = | 1
        BY_PATH | Alt+2 | = | = | 2
        BY_FUNCTION | Alt+3 | = | = | 3
        BY_EVENT | Alt+4 | = | = | 4
        FEW_PANELS | Alt+Shift+1 | = | = | -
        USUAL_PANELS | Alt+Shift+2 | = | = | -
        MANY_PANELS | Alt+Shift+3 | = | = | -
        PREDICT | Ctrl+Shift+Q | = | = | Q
        POKE | Ctrl+Shift+X | = | = | X
        PALETTE | Ctrl+Shift+A Ctrl+Shift+P | = | = | -
        FIND_EVENT | Ctrl+F | = | = | -
        KEYS | F1 | = | = | Shift+SLASH
        PRESENTER | Ctrl+F5 | = | = | -
        EXPORT | Ctrl+E | = | = | -
        COPY_PICTURE | Ctrl+Shift+C | = | = | -
        COPY_TEXT | Ctrl+C | = | = | -
        LARGER | Ctrl+PLUS Ctrl+EQUALS | = | = | -
        SMALLER | Ctrl+MINUS | = | = | -
        NATURAL_SIZE | Ctrl+0 | = | = | -
        """;

    /// Action | modifiers, code and text of the key as the platform reports it | what keyboard.
    private static final String ELSEWHERE = """
        NEXT | Shift+SEMICOLON types . | French
        BACK | COMMA types , | French
        KEYS | Shift+COMMA types ? | French
        KEYS | Shift+UNDEFINED types ? | German
        BY_OPERATION | Shift+AMPERSAND types 1 | French
        BY_FUNCTION | Shift+QUOTEDBL types 3 | French
        BY_OPERATION | Alt+AMPERSAND types & | French
        BY_PATH | Alt+UNDEFINED types é | French
        BY_EVENT | Alt+QUOTE types ' | French
        FEW_PANELS | Alt+Shift+AMPERSAND types 1 | French
        MANY_PANELS | Alt+Shift+QUOTEDBL types 3 | French
        NATURAL_SIZE | Ctrl+UNDEFINED types à | French
        OUT | Shift+PERIOD types : | German
        BACK_OUT | Shift+COMMA types ; | German
        FASTER | DIGIT9 types ] | German
        SLOWER | DIGIT8 types [ | German
        PREDICT | Q types q | French
        BACK | Ctrl+Z types z | German
        ZOOM_IN | Shift+DIGIT1 types + | Swiss
        BY_PATH | NUMPAD2 types 2 | keypad
        """;

    private final ObjectProperty<KeyPreset> preset = new SimpleObjectProperty<>(KeyPreset.INTELLIJ);
    private final List<ActionId> heard = new ArrayList<>();
    private Actions actions;

    private record Key(boolean control, boolean shift, boolean alt, KeyCode code, String text) {
        /// `Ctrl+Shift+F8`, `.`, or `Shift+SEMICOLON types .`.
        static Key of(String words) {
            String[] typed = words.strip().split(" types ");
            List<String> parts = List.of(typed[0].split("\\+"));
            String last = parts.getLast();
            KeyCode code = switch (last) {
                case "." -> KeyCode.PERIOD;
                case "," -> KeyCode.COMMA;
                default -> last.matches("[0-9]") ? KeyCode.valueOf("DIGIT" + last) : KeyCode.valueOf(last);
            };
            String text = typed.length > 1 ? typed[1] : last.equals("SLASH") && parts.contains("Shift") ? "?"
                : code.isLetterKey() || code.isDigitKey() ? last : last.length() == 1 ? last : "";
            return new Key(parts.contains("Ctrl"), parts.contains("Shift"), parts.contains("Alt"), code, text);
        }

        KeyEvent event() {
            return new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, text, code, shift, control, alt, false);
        }
    }

    @BeforeEach
    void listen() {
        Map<ActionId, Command> commands = new EnumMap<>(ActionId.class);
        for (ActionId id : ActionId.values()) {
            commands.put(id, Command.of(() -> heard.add(id)));
        }
        fx(() -> actions = new Actions(new Messages(), commands, preset));
    }

    @Test
    void everyKeyOfEveryPresetRunsItsActionAndNoOther() {
        for (String row : TABLE.lines().toList()) {
            String[] cells = row.split(" \\| ");
            for (KeyPreset habit : KeyPreset.values()) {
                fx(() -> preset.set(habit));
                String own = cells[1 + habit.ordinal()].strip();
                keys(own.equals("=") ? cells[1] : own).forEach(key -> assertThat(pressed(key, false))
                    .as(habit + ": " + row).containsExactly(ActionId.valueOf(cells[0])));
                keys(cells[4]).forEach(key -> assertThat(pressed(key, true))
                    .as(row).containsExactly(ActionId.valueOf(cells[0])));
            }
        }
    }

    @Test
    void keysThatStandElsewhereOnOtherKeyboardsAreFoundThere() {
        for (String row : ELSEWHERE.lines().toList()) {
            String[] cells = row.split(" \\| ");
            assertThat(pressed(cells[1], true)).as(row).containsExactly(ActionId.valueOf(cells[0]));
        }
    }

    @Test
    void shortKeysAreSilentWhereOnlyChordsWork() {
        TABLE.lines().map(row -> row.split(" \\| ")).flatMap(cells -> keys(cells[4]))
            .forEach(key -> assertThat(pressed(key, false)).as(key).isEmpty());
    }

    @Test
    void keysThatMeanNothingRunNothing() {
        for (String key : List.of("UNDEFINED types é", "Alt+5", "Shift+5", "Ctrl+J", "QUOTE types '", "F2")) {
            assertThat(pressed(key, true)).as(key).doesNotContainAnyElementsOf(
                Arrays.stream(ActionId.values()).filter(id -> id != ActionId.EDIT).toList());
        }
    }

    private List<ActionId> pressed(String key, boolean onStage) {
        heard.clear();
        fx(() -> {
            KeyEvent event = Key.of(key).event();
            if (!actions.pressed(event) && onStage) {
                actions.pressedShort(event);
            }
        });
        return List.copyOf(heard);
    }

    private static Stream<String> keys(String cell) {
        return Arrays.stream(cell.strip().split(" ")).filter(key -> !key.equals("-"));
    }
}
