package io.ptescope.app.view.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words beside the pointer.
class HoverHintTest {
    private static final String WORDS = "A page 3: writable, dirty, young, page of the file, frame 4. "
        + "Changed by this step: was read-only, clean.";

    @ParameterizedTest
    @ValueSource(ints = {180, 240, 426, 700, 1200})
    void wordsStandWhollyInAPaneOfAnyWidth(int width) {
        List<String> lines = HoverHint.lines(WORDS, width - 24);
        assertThat(String.join(" ", lines)).isEqualTo(WORDS);
        for (int x = 0; x < width; x += 20) {
            Rect place = HoverHint.place(new Rect(x, 60, 40, 40), lines, new Size(width, 300));
            assertThat(new Rect(0, 0, width, 300).encloses(place)).isTrue();
        }
    }
}
