package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.view.stage.Minimap;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class MinimapTest extends WindowTest {
    private static final String LARGE = """
        kernel  2.6.19
        machine frames=20100
        file    F ext3 pages=20000 cold
        mmap    A F shared rw pages=20000
        write   A 9000 65
        """;

    @Test
    void isThereOnlyWhileThereIsMoreThanWhatIsInSight() {
        openLarge();
        keys(KeyCode.DIGIT0);
        assertThat(map().isVisible()).isEqualTo(window.stage().scope().isPart());
        closer();
        assertThat(window.stage().scope().isPart()).isTrue();
        assertThat(map().isVisible()).isTrue();
    }

    @Test
    void keysMoveWhatIsInSight() {
        openLarge();
        closer();
        fx(() -> map().requestFocus());
        keys(KeyCode.END);
        assertThat(map().overview().to()).isGreaterThan(0.999);
        assertThat(map().getAccessibleText()).contains("100");
        keys(KeyCode.PAGE_UP);
        double before = map().overview().from();
        keys(KeyCode.UP);
        assertThat(map().overview().from()).isLessThan(before);
        keys(KeyCode.HOME);
        assertThat(map().overview().from()).isZero();
    }

    @Test
    void clickPutsThatPartIntoTheMiddle() {
        openLarge();
        closer();
        clickOn(map());
        settle();
        assertThat((map().overview().from() + map().overview().to()) / 2).isBetween(0.4, 0.6);
    }

    @Test
    void anotherLessonIsShownWholeAndTheSameOneRewrittenIsNot() {
        openLarge();
        closer();
        fx(() -> window.desk().open("store-first"));
        fx(() -> session().toEnd());
        double opened = width();
        focusStage();
        keys(KeyCode.DIGIT0);
        assertThat(width()).isEqualTo(opened);
        for (int step = 0; step < 3; step++) {
            keys(KeyCode.ADD);
        }
        double close = width();
        assertThat(close).isGreaterThan(opened);
        fx(() -> window.writing().editor().focusTarget().appendText("read    A 0\n"));
        fx(pauses::elapse);
        assertThat(frame().story().lesson()).isEqualTo("untitled");
        assertThat(width()).isEqualTo(close);
    }

    private double width() {
        return window.stage().picture().figure().boxes().stream().filter(box -> box.id() instanceof BoxId.Pte
            || box.id() instanceof BoxId.CachePage || box.id() instanceof BoxId.DiskBlock)
            .mapToDouble(box -> box.bounds().width()).max().orElseThrow();
    }

    private void openLarge() {
        fx(() -> {
            try {
                window.desk().open(Draft.file(Path.of("large.scn"), LARGE));
            } catch (Exception problem) {
                throw new AssertionError(problem);
            }
            session().toEnd();
            stage.setHeight(960);
        });
        focusStage();
    }

    /// So close that pages are drawn one by one.
    private void closer() {
        for (int step = 0; step < 40 && !window.stage().scope().isPart(); step++) {
            keys(KeyCode.ADD);
        }
        for (int step = 0; step < 3; step++) {
            keys(KeyCode.ADD);
        }
    }

    private Minimap map() {
        return window.stage().scope().minimap();
    }
}
