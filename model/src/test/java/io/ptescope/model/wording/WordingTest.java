package io.ptescope.model.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = Wording.of("{0} holds page {1}", Wording.of("the disk"), 7);

    @Test
    void englishFillsInValuesAndInnerWordings() {
        assertThat(wording.text()).isEqualTo("the disk holds page 7");
    }

    @Test
    void otherLanguagesTranslateEachPatternAndMayTurnTheValuesRound() {
        assertThat(wording.text(pattern -> pattern.equals("the disk") ? "die Platte" : "Seite {1} hält {0}"))
            .isEqualTo("Seite 7 hält die Platte");
    }

    @Test
    void nothingIsSaidByNone() {
        assertThat(Wording.NONE.isEmpty()).isTrue();
        assertThat(Wording.NONE.text()).isEmpty();
    }
}
