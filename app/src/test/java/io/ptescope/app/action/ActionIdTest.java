package io.ptescope.app.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ActionIdTest {
    private final Messages messages = new Messages();

    @Test
    void noTwoActionsShareAChord() {
        assertThat(clashes(true)).isEmpty();
    }

    @Test
    void noTwoActionsShareAShortKeyAndNoShortKeyIsAChord() {
        assertThat(clashes(false)).isEmpty();
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
        assertThat(ActionId.NEXT.chords()).contains(KeyCombination.keyCombination("F8"));
        assertThat(ActionId.BACK.chords()).contains(KeyCombination.keyCombination("Shortcut+Shift+F8"),
            KeyCombination.keyCombination("Shortcut+Z"));
        assertThat(ActionId.NEXT.shortKeys()).hasSize(3);
        assertThat(ActionId.BACK.shortKeys()).hasSize(3);
    }

    private static List<String> clashes(boolean chordsOnly) {
        Map<String, ActionId> owners = new HashMap<>();
        List<String> clashes = new ArrayList<>();
        for (ActionId id : ActionId.values()) {
            List<KeyCombination> keys = new ArrayList<>(id.chords());
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
}
