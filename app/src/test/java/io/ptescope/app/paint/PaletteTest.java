package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Fill;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final List<Ink> SPANS = List.of(Ink.SPAN_MAP, Ink.SPAN_READ_FAULT, Ink.SPAN_WRITE_FAULT,
        Ink.SPAN_ACCESS, Ink.SPAN_WRITEBACK, Ink.SPAN_FILE, Ink.SPAN_INTERRUPT);

    static Stream<Arguments> themes() {
        return Stream.of(Arguments.of("light", Palette.LIGHT), Arguments.of("dark", Palette.DARK),
            Arguments.of("high contrast", Palette.HIGH_CONTRAST), Arguments.of("print", Palette.PRINT));
    }

    static Stream<Arguments> eyes() {
        return themes().flatMap(theme -> Stream.of(Vision.values())
            .map(vision -> Arguments.of(theme.get()[0], theme.get()[1], vision)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void everyInkHasAColour(String name, Palette palette) {
        assertThat(Ink.values()).allSatisfy(ink -> assertThat(palette.of(ink)).isNotNull());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void textIsReadable(String name, Palette palette) {
        for (Ink ground : List.of(Ink.GROUND, Ink.CARD, Ink.FILL_NONE, Ink.FILL_PLAIN)) {
            contrast(palette, Ink.TEXT, ground, 7);
            contrast(palette, Ink.TEXT_MUTED, ground, 4.5);
        }
        contrast(palette, Ink.ACCENT, Ink.CARD, 4.5);
        contrast(palette, Ink.ALERT, Ink.CARD, 4.5);
    }

    @Test
    void highContrastReadsEverythingAtSeven() {
        for (Ink ground : List.of(Ink.GROUND, Ink.CARD, Ink.FILL_NONE, Ink.FILL_PLAIN)) {
            for (Ink ink : List.of(Ink.TEXT, Ink.TEXT_MUTED, Ink.ACCENT, Ink.ALERT, Ink.CHANGED, Ink.OUTLINE,
                Ink.OUTLINE_EMPTY, Ink.CARD_EDGE)) {
                contrast(Palette.HIGH_CONTRAST, ink, ground, 7);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void textOnFillsIsReadable(String name, Palette palette) {
        for (Fill fill : Fill.values()) {
            contrast(palette, CellPainter.on(fill), CellPainter.ink(fill), 4.5);
        }
        for (Ink span : SPANS) {
            contrast(palette, Ink.ON_LIGHT, span, 4.5);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void outlinesAndRingsStandOut(String name, Palette palette) {
        for (Ink ground : List.of(Ink.GROUND, Ink.CARD)) {
            contrast(palette, Ink.OUTLINE, ground, 3);
            contrast(palette, Ink.OUTLINE_EMPTY, ground, 3);
            contrast(palette, Ink.CHANGED, ground, 3);
            contrast(palette, Ink.ACCENT, ground, 3);
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("eyes")
    void fillsAloneAreToldApart(String name, Palette palette, Vision vision) {
        List<Fill> fills = List.of(Fill.NONE, Fill.READ_CLEAN, Fill.WRITE_CLEAN, Fill.WRITE_DIRTY, Fill.READ_DIRTY,
            Fill.FORBIDDEN, Fill.SWAP);
        for (Fill one : fills) {
            for (Fill other : fills) {
                boolean dashed = one == Fill.NONE || other == Fill.NONE;
                boolean black = one == Fill.SWAP || other == Fill.SWAP;
                if (one != other && !(dashed && black)) {
                    double distance = vision.distance(palette.of(CellPainter.ink(one)),
                        palette.of(CellPainter.ink(other)));
                    assertThat(distance).as(one + " and " + other).isGreaterThanOrEqualTo(
                        vision == Vision.GREYSCALE ? 6 : 15);
                }
            }
        }
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Rgb.of("#000000").contrast(Rgb.of("#ffffff"))).isEqualTo(21);
        assertThat(Rgb.of("#0072b2").contrast(Rgb.of("#ffffff"))).isBetween(5.1, 5.3);
    }

    private static void contrast(Palette palette, Ink ink, Ink ground, double least) {
        assertThat(palette.of(ink).contrast(palette.of(ground))).as(ink + " on " + ground)
            .isGreaterThanOrEqualTo(least);
    }
}
