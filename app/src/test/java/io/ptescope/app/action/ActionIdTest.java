package io.ptescope.app.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActionIdTest {
    private final Messages messages = new Messages();

    @ParameterizedTest
    @EnumSource
    void noTwoActionsShareAChord(KeyPreset preset) {
        assertThat(clashes(preset, true)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noTwoActionsShareAShortKeyAndNoShortKeyIsAChord(KeyPreset preset) {
        assertThat(clashes(preset, false)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noChordIsASingleCharacter(KeyPreset preset) {
        for (ActionId id : ActionId.values()) {
            assertThat(id.chords(preset)).as(id.key()).noneMatch(key -> key.getName().length() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "NEXT, F8, F10, F5",
        "BACK, Shortcut+Shift+F8, Shortcut+Shift+F10, F4",
        "INTO, F7, F11, F7",
        "OUT, Shift+F8, Shift+F11, Shift+F8",
        "RUN, F9, F5, F8",
        "RUN_BACK, Shortcut+Shift+F9, Shortcut+Shift+F5, Shortcut+Shift+F8",
        "RUN_TO_CURSOR, Alt+F9, -, Alt+F9",
        "BREAK_HERE, Shortcut+F8, F9, Shortcut+F8",
        "TO_START, Shortcut+Home, Shortcut+Home, F3",
        "WHY, Shortcut+B, F12, Shortcut+B",
        "PALETTE, Shortcut+Shift+A, Shortcut+Shift+P, Shortcut+Shift+A",
        "EXPORT, Shortcut+E, Shortcut+E, Shortcut+E",
    })
    void everyPresetHasItsKeys(ActionId id, @Nullable String intellij, @Nullable String code, @Nullable String ripes) {
        assertThat(first(id, KeyPreset.INTELLIJ)).isEqualTo(key(intellij));
        assertThat(first(id, KeyPreset.VS_CODE)).isEqualTo(key(code));
        assertThat(first(id, KeyPreset.RIPES)).isEqualTo(key(ripes));
    }

    @ParameterizedTest
    @EnumSource
    void bothPalettesKeysAlwaysWork(KeyPreset preset) {
        assertThat(ActionId.PALETTE.chords(preset)).contains(KeyCombination.keyCombination("Shortcut+Shift+A"),
            KeyCombination.keyCombination("Shortcut+Shift+P"));
    }

    @ParameterizedTest
    @EnumSource
    void presetIsFoundByItsCode(KeyPreset preset) {
        assertThat(KeyPreset.of(preset.code())).contains(preset);
        assertThat(KeyPreset.of("emacs")).isEmpty();
    }

    @Test
    void everyActionHasATextAndASentenceOfHelp() {
        for (ActionId id : ActionId.values()) {
            assertThat(messages.actionText(id.key())).isNotBlank();
            assertThat(messages.actionHelp(id.key())).isNotBlank().doesNotEndWith(".");
        }
    }

    @Test
    void everyActionIsInExactlyOneGroup() {
        List<ActionId> inGroups = Arrays.stream(ActionId.Group.values())
            .flatMap(group -> group.actions().stream()).toList();
        assertThat(inGroups).containsExactlyInAnyOrder(ActionId.values());
    }

    @Test
    void steppingHasTheKeysOfTheHandbook() {
        assertThat(KeyPreset.values()).allSatisfy(preset -> assertThat(ActionId.BACK.chords(preset))
            .contains(KeyCombination.keyCombination("Shortcut+Z")));
        assertThat(ActionId.NEXT.shortKeys()).hasSize(3);
        assertThat(ActionId.BACK.shortKeys()).hasSize(4);
    }

    private static List<String> clashes(KeyPreset preset, boolean chordsOnly) {
        Map<String, ActionId> owners = new HashMap<>();
        List<String> clashes = new ArrayList<>();
        for (ActionId id : ActionId.values()) {
            List<KeyCombination> keys = new ArrayList<>(id.chords(preset));
            if (!chordsOnly) {
                keys.addAll(id.shortKeys());
            }
            for (KeyCombination key : keys) {
                ActionId other = owners.put(key.getName(), id);
                if (other != null) {
                    clashes.add(key + " of " + id + " and " + other);
                }
            }
        }
        return clashes;
    }

    private static Optional<KeyCombination> first(ActionId id, KeyPreset preset) {
        return id.chords(preset).stream().findFirst();
    }

    private static Optional<KeyCombination> key(@Nullable String name) {
        return Optional.ofNullable(name).map(KeyCombination::keyCombination);
    }
}
