package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Detail;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Form;
import io.ptescope.app.layout.Glyph;
import io.ptescope.app.layout.ListName;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Move;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Samples;
import io.ptescope.app.layout.Scene;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigurePainterTest {
    private final FigurePainter painter = new FigurePainter(Palette.LIGHT);

    @ParameterizedTest
    @CsvSource({"830,560", "1400,800", "640,480", "1000,1000", "1120,640", "700,900"})
    void noTextTouchesAnotherOrLeavesTheFigure(double width, double height) {
        Figure figure = figure(new Size(width, height));
        Tracing surface = new Tracing();
        painter.paint(figure, Emphasis.SETTLED, surface);
        Rect whole = new Rect(0, 0, figure.size().width(), figure.size().height());
        List<Tracing.Written> texts = surface.texts();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(whole.encloses(texts.get(i).bounds())).as(texts.get(i).toString()).isTrue();
            for (int j = i + 1; j < texts.size(); j++) {
                assertThat(texts.get(i).bounds().overlaps(texts.get(j).bounds()))
                    .as(texts.get(i) + " over " + texts.get(j)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"830,560", "1400,800", "640,480", "1000,1000"})
    void cellsKeepTextsAndGlyphsInsideAndApart(double width, double height) {
        for (Box box : figure(new Size(width, height)).boxes()) {
            if (box.look() instanceof Look.Cell cell && cell.detail() != Detail.BLOCK) {
                List<Rect> parts = new ArrayList<>();
                cell.notes().forEach(note -> parts.add(note.bounds()));
                cell.signs().forEach(sign -> parts.add(sign.at()));
                Rect whole = new Rect(0, 0, box.bounds().width(), box.bounds().height());
                for (int i = 0; i < parts.size(); i++) {
                    assertThat(whole.encloses(parts.get(i))).as(box.id().key() + cell).isTrue();
                    for (int j = i + 1; j < parts.size(); j++) {
                        assertThat(parts.get(i).overlaps(parts.get(j))).as(box.id().key() + cell).isFalse();
                    }
                }
            }
        }
    }

    /// Every two states of a cell differ in more than colour: on a photocopy they are still told apart.
    @Test
    void statesOfCellsDifferWithoutColour() {
        List<List<String>> drawn = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Fill fill : List.of(Fill.READ_CLEAN, Fill.WRITE_CLEAN, Fill.WRITE_DIRTY, Fill.READ_DIRTY,
            Fill.FORBIDDEN, Fill.SWAP)) {
            for (Form form : List.of(Form.FILE, Form.ANON, Form.SPECIAL, Form.DEVMAP, Form.ZERO)) {
                drawn.add(trace(fill, form, List.of()));
                names.add(fill + " " + form);
            }
        }
        for (Glyph glyph : Glyph.values()) {
            drawn.add(trace(Fill.READ_CLEAN, Form.FILE, List.of(glyph)));
            names.add(glyph.name());
        }
        drawn.add(trace(Fill.NONE, Form.EMPTY, List.of()));
        names.add("none");
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = i + 1; j < drawn.size(); j++) {
                assertThat(drawn.get(i)).as(names.get(i) + " and " + names.get(j)).isNotEqualTo(drawn.get(j));
            }
        }
    }

    @Test
    void ringComesWithinAQuarterOfASecond() {
        Figure figure = figure(new Size(1400, 800));
        Box changed = figure.find(new BoxId.Pte(0, Scene.BASE + 3 * 4096)).orElseThrow();
        Box other = figure.find(new BoxId.Pte(0, Scene.BASE + 4096)).orElseThrow();
        assertThat(Emphasis.after(0).of(changed)).isZero();
        assertThat(Emphasis.after(120).of(changed)).isBetween(0.5, 0.99);
        assertThat(Emphasis.after(250)).isEqualTo(Emphasis.SETTLED);
        assertThat(Emphasis.after(250).of(other)).isZero();
    }

    @Test
    void entryTurnsFromItsOldColourToTheNew() {
        Look.Cell cell = new Look.Cell(Fill.WRITE_DIRTY, Fill.READ_CLEAN, Form.FILE, List.of(), List.of(),
            Detail.BLOCK);
        List<Rgb> fills = new ArrayList<>();
        for (double progress : new double[] {0, 1}) {
            new CellPainter(Palette.LIGHT).paint(cell, new Rect(0, 0, 8, 8), progress, new Tracing() {
                @Override
                public void fillRect(Rect rect, double radius, Rgb color) {
                    fills.add(color);
                }
            });
        }
        assertThat(fills).containsExactly(Palette.LIGHT.of(Ink.FILL_READ_CLEAN),
            Palette.LIGHT.of(Ink.FILL_WRITE_DIRTY));
    }

    @Test
    void pageOnItsWayStrikesNoOtherOut() {
        Box page = figure(new Size(1400, 800)).find(new BoxId.ListEntry(ListName.DIRTY, 0xb)).orElseThrow();
        Box from = new Box(page.id(), page.bounds().moved(-400, 0), page.look(), page.says(), false);
        List<Double> tails = new ArrayList<>();
        for (double progress : new double[] {0, 0.05, 0.5, 1}) {
            painter.paintMove(new Move(from, page), progress, new Tracing() {
                @Override
                public void line(Point a, Point b, Stroke stroke) {
                    tails.add(b.x() - a.x());
                }
            });
        }
        assertThat(tails.getFirst()).isZero();
        assertThat(tails).allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(page.bounds().width() / 2 + 20));
    }

    private static List<String> trace(Fill fill, Form form, List<Glyph> glyphs) {
        Tracing surface = new Tracing();
        new CellPainter(Palette.LIGHT).paint(Samples.cell(fill, form, glyphs),
            new Rect(0, 0, 90, 70), 1, surface);
        return surface.marks();
    }

    private static Figure figure(Size size) {
        Scene scene = Scene.reference();
        return StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN, size);
    }
}
