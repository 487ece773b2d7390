package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiographyLayoutTest {
    private static final Biography.Life LIFE = new Biography.Life("A[0]", List.of(
        new Biography.Span(0, 40, Fill.READ_CLEAN, "R", ""),
        new Biography.Span(40, 42, Fill.WRITE_DIRTY, "W●", "do_wp_page"),
        new Biography.Span(42, 100, Fill.READ_CLEAN, "R", "page_mkclean_one")));

    @Test
    void fewLivesHaveHighRowsAndLargeLetters() {
        assertThat(letters(2)).allMatch(note -> note.style().size() >= 18);
        assertThat(letters(20)).allMatch(note -> note.style().size() == 11);
    }

    @Test
    void whatIsTooNarrowForLargeLettersHasSmallOnesAndTheNarrowestNone() {
        List<Look.Note> notes = letters(1, new Size(1000, 500));
        assertThat(notes).extracting(Look.Note::text).containsExactly("R", "R");
        assertThat(letters(1, new Size(1400, 500))).filteredOn(note -> note.text().equals("W●"))
            .extracting(note -> note.style().size()).allMatch(size -> size == 11);
    }

    private static List<Look.Note> letters(int lives) {
        return letters(lives, new Size(1000, 500));
    }

    private static List<Look.Note> letters(int lives, Size size) {
        Biography biography = new Biography(Collections.nCopies(lives, LIFE), 100, 50);
        return BiographyLayout.layout(biography, Vocabulary.ENGLISH, size).boxes().stream().map(Box::look)
            .filter(Look.Cell.class::isInstance).flatMap(look -> ((Look.Cell) look).notes().stream()).toList();
    }
}
