package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.state.Facts.InodeFacts;
import io.ptescope.model.state.VmFlag;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final Size PANE = new Size(700, 520);
    private static final int WIDTH = 132;
    private static final int HEIGHT = 120;
    private static final int PAGES = 1 << 18;

    @Test
    void partInSightIsAsLargeAsTheWindowIsOfAll() {
        Scene scene = scene(0);
        Lens close = new Lens(Lens.reaching(14), 0);
        Overview start = overview(scene, close);
        assertThat(start.from()).isZero();
        assertThat(start.to()).isGreaterThan(0).isLessThan(0.1);
        StageLayout.Sight end = look(scene, close.at(Double.MAX_VALUE));
        Overview lowest = overview(scene, close.at(end.lowest()));
        assertThat(lowest.to()).isEqualTo(1);
        assertThat(lowest.to() - lowest.from()).isCloseTo(start.to() - start.from(), within(0.001));
    }

    @Test
    void oneDirtyPageAmongManyIsSeenWhereItStands() {
        Lens close = new Lens(Lens.reaching(14), 0);
        Overview nothing = overview(scene(-1), close);
        int last = -1;
        for (int page : new int[] {0, PAGES / 2, PAGES - 1}) {
            Overview dirty = overview(scene(page), close);
            int changed = -1;
            for (int pixel = 0; pixel < WIDTH * HEIGHT && changed < 0; pixel++) {
                changed = dirty.states()[pixel] != nothing.states()[pixel] ? pixel : -1;
            }
            assertThat(changed).as("page " + page).isGreaterThan(last);
            last = changed;
        }
    }

    @Test
    void betweenTheRowsNothingStands() {
        Overview overview = overview(scene(0), new Lens(Lens.reaching(14), 0));
        assertThat(overview.states()).hasSize(WIDTH * HEIGHT).contains(Overview.NOTHING);
    }

    private static Scene scene(int dirty) {
        Scene scene = new Scene(2, 64, PteLayout.LINUX_2_6, new InodeFacts("big", "ext3", PAGES));
        int mm = scene.process(0);
        scene.area(mm, "A", 1, PAGES, VmFlag.SHARED);
        if (dirty >= 0) {
            scene.map(mm, dirty, 5, Scene.WD);
        }
        return scene;
    }

    private static StageLayout.Sight look(Scene scene, Lens lens) {
        return StageLayout.layout(scene.machine(), Changes.NONE, StageOptions.PLAIN, PANE, lens,
            new Census(scene.machine()));
    }

    private static Overview overview(Scene scene, Lens lens) {
        return Overview.of(scene.machine(), StageOptions.PLAIN, PANE, lens, new Census(scene.machine()),
            look(scene, lens), WIDTH, HEIGHT);
    }

    private static org.assertj.core.data.Offset<Double> within(double part) {
        return org.assertj.core.data.Offset.offset(part);
    }
}
