package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Detail;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bundled scenario, at every operation and in panes of several sizes: nothing touches, nothing is cut off.
class BundledScenariosTest {
    private static final List<Size> SIZES = List.of(new Size(720, 575), new Size(1170, 850), new Size(500, 700));

    static Stream<String> scenarios() {
        return new Library().scenarios().stream().map(Bundled::id);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isDrawnWithoutCollisions(String id) throws Exception {
        Bundled bundled = new Library().find(id).orElseThrow();
        Run run = Run.of(bundled.scenario(), RunKernel.defaultOf(bundled.scenario()).orElseThrow());
        StageOptions options = StageOptions.PLAIN.named(run.taskNames()).reserving(Extent.of(run.recording()));
        Cursor cursor = run.recording().cursor();
        for (Result result : run.results()) {
            cursor.seek(result.end());
            Changes changes = Changes.between(run.recording().log(), result.begin(), result.end());
            for (Size size : SIZES) {
                Figure figure = StageLayout.layout(cursor.machine(), changes, options, size);
                texts(figure, id + ", operation " + result.number() + ", " + size);
                cells(figure, id + ", operation " + result.number() + ", " + size);
            }
        }
    }

    private static void texts(Figure figure, String where) {
        Tracing surface = new Tracing();
        new FigurePainter(Palette.LIGHT).paint(figure, Emphasis.SETTLED, surface);
        Rect whole = new Rect(0, 0, figure.size().width(), figure.size().height());
        List<Tracing.Written> texts = surface.texts();
        for (int i = 0; i < texts.size(); i++) {
            Tracing.Written text = texts.get(i);
            assertThat(whole.encloses(text.bounds())).as(where + ": " + text).isTrue();
            for (int j = i + 1; j < texts.size(); j++) {
                if (text.bounds().overlaps(texts.get(j).bounds())) {
                    throw new AssertionError(where + ": " + text + " over " + texts.get(j));
                }
            }
        }
    }

    private static void cells(Figure figure, String where) {
        for (Box box : figure.boxes()) {
            if (box.look() instanceof Look.Cell cell && cell.detail() != Detail.BLOCK) {
                List<Rect> parts = new ArrayList<>();
                cell.notes().forEach(note -> parts.add(note.bounds()));
                cell.signs().forEach(sign -> parts.add(sign.at()));
                Rect whole = new Rect(0, 0, box.bounds().width(), box.bounds().height());
                for (int i = 0; i < parts.size(); i++) {
                    assertThat(whole.encloses(parts.get(i))).as(where + ": " + box).isTrue();
                    for (int j = i + 1; j < parts.size(); j++) {
                        assertThat(parts.get(i).overlaps(parts.get(j))).as(where + ": " + box).isFalse();
                    }
                }
            }
        }
    }
}
