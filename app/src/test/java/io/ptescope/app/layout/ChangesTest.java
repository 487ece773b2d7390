package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Field;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Scene scene = Scene.reference();

    @Test
    void oldestValueOfTheStepIsTheOldValue() {
        scene.set(Field.RATELIMIT, 0, 0, 1);
        scene.mark();
        scene.set(Field.RATELIMIT, 0, 0, 2);
        scene.set(Field.RATELIMIT, 0, 0, 3);
        assertThat(scene.changes().before(Field.RATELIMIT, 0, 0)).hasValue(1);
    }

    @Test
    void cellThatCameBackIsNotChanged() {
        scene.mark();
        scene.set(Field.RATELIMIT, 0, 0, 2);
        scene.set(Field.RATELIMIT, 0, 0, 0);
        assertThat(scene.changes().has(Field.RATELIMIT, 0, 0)).isFalse();
    }
}
