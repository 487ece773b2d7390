package io.ptescope.app.view.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class SectionBoxTest extends ApplicationTest {
    private static final double WIDTH = 300;

    private int asked;
    private SectionBox box;

    @Override
    public void start(Stage stage) {
        box = new SectionBox(new Section("Entry", "", List.of(new Item.Note("present"))), item -> counting());
    }

    /// Each level that asked for both would double what all below it cost.
    @Test
    void itsItemsAreAskedForTheirHeightOnce() {
        interact(() -> {
            assertThat(box.minHeight(WIDTH)).isZero();
            assertThat(asked).isZero();
            assertThat(box.prefHeight(WIDTH)).isGreaterThanOrEqualTo(20);
            assertThat(asked).isOne();
        });
    }

    @Test
    void aRowIsAskedForItsHeightOnce() {
        FactRow[] row = new FactRow[1];
        interact(() -> row[0] = new FactRow("frame", counting()));
        interact(() -> {
            assertThat(row[0].minHeight(WIDTH)).isZero();
            assertThat(row[0].prefHeight(WIDTH)).isGreaterThanOrEqualTo(20);
        });
        assertThat(asked).isOne();
    }

    private Region counting() {
        return new Region() {
            @Override
            public Orientation getContentBias() {
                return Orientation.HORIZONTAL;
            }

            @Override
            protected double computePrefHeight(double width) {
                asked++;
                return 20;
            }
        };
    }
}
