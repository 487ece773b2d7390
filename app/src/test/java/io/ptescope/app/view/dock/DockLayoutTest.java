package io.ptescope.app.view.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.dock.DockLayout.Target;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DockLayoutTest {
    @Test
    void atFirstEveryPanelIsOpenAndTheCoreIsSeen() {
        DockLayout layout = DockLayout.standard();
        assertThat(PanelId.values()).allMatch(layout::isOpen);
        assertThat(layout.seen()).containsExactly(PanelId.WORKLOAD, PanelId.PATH, PanelId.STAGE, PanelId.INSPECTOR,
            PanelId.TIMELINE);
    }

    @Property(tries = 200)
    void whateverIsDoneNoPanelIsInTwoPlacesAndTheTextSaysItAll(@ForAll long seed) {
        Random random = new Random(seed);
        DockLayout layout = DockLayout.standard();
        for (int i = 0; i < 30; i++) {
            layout = changed(layout, random);
            assertThat(DockText.parse(DockText.of(layout))).contains(layout);
        }
    }

    private static DockLayout changed(DockLayout layout, Random random) {
        PanelId panel = PanelId.values()[random.nextInt(PanelId.values().length)];
        Area area = Area.values()[random.nextInt(Area.values().length)];
        return switch (random.nextInt(9)) {
            case 0 -> layout.closed(panel);
            case 1 -> layout.showing(panel);
            case 2 -> layout.moved(panel, new Target.Join(area, random.nextInt(4)));
            case 3 -> layout.moved(panel, new Target.Insert(area, random.nextInt(4)));
            case 5 -> layout.few();
            case 6 -> layout.usual();
            case 7 -> layout.many();
            case 4 -> layout.collapsed(area, !layout.isEmpty(area) && random.nextBoolean());
            default -> layout.sized(area, random.nextInt(90) / 100.0);
        };
    }

    @Test
    void sideThatWasWidenedForTextGetsTheSizeBackThatItHad() {
        DockLayout before = DockLayout.standard().sized(Area.LEFT, 0.25);
        DockLayout wide = before.roomy(PanelId.EDITOR, 0.4);
        assertThat(wide.side(Area.LEFT).size()).isEqualTo(0.4);
        assertThat(wide.showing(PanelId.WORKLOAD).narrow(PanelId.EDITOR, before, wide)).isEqualTo(before);
    }

    @Test
    void sideThatWasDraggedAfterItHadBeenWidenedStaysAsItIs() {
        DockLayout before = DockLayout.standard();
        DockLayout wide = before.roomy(PanelId.EDITOR, 0.4);
        DockLayout dragged = wide.sized(Area.LEFT, 0.3).showing(PanelId.WORKLOAD);
        assertThat(dragged.narrow(PanelId.EDITOR, before, wide).side(Area.LEFT).size()).isEqualTo(0.3);
    }

    @Test
    void fewPanelsAreTheGridAndTheTimelineAndTheOthersComeBack() {
        DockLayout few = DockLayout.standard().few();
        assertThat(few.seen()).containsExactly(PanelId.STAGE, PanelId.TIMELINE);
        assertThat(PanelId.values()).allMatch(few::isOpen);
        assertThat(few.usual()).isEqualTo(DockLayout.standard());
    }

    @Test
    void manyPanelsAreSeenBesideTheUsualOnesAndGoBackBehindThem() {
        DockLayout many = DockLayout.standard().few().many();
        assertThat(many.seen()).containsAll(DockLayout.standard().seen()).contains(PanelId.PROCESSES, PanelId.EVENTS);
        assertThat(many.many()).isEqualTo(many);
        assertThat(many.usual().seen()).isEqualTo(DockLayout.standard().seen());
        assertThat(PanelId.values()).allMatch(many.usual()::isOpen);
    }

    @Test
    void panelMovedIntoItsOwnStackStays() {
        DockLayout layout = DockLayout.standard();
        assertThat(layout.moved(PanelId.PATH, new Target.Join(Area.LEFT, 1))).isEqualTo(layout);
    }

    @Test
    void lastPanelOfAnAreaLeavesItEmpty() {
        DockLayout layout = DockLayout.standard().closed(PanelId.WORKLOAD).closed(PanelId.EDITOR)
            .closed(PanelId.PATH);
        assertThat(layout.isEmpty(Area.LEFT)).isTrue();
        assertThat(layout.showing(PanelId.PATH).area(PanelId.PATH)).contains(Area.LEFT);
    }

    @Test
    void centreNeverCollapses() {
        assertThat(DockLayout.standard().collapsed(Area.CENTRE, true).isCollapsed(Area.CENTRE)).isFalse();
    }

    @Test
    void textWithAnUnknownPanelKeepsTheOthersAndNonsenseIsNone() {
        String text = DockText.of(DockLayout.standard());
        assertThat(DockText.parse(text.replace("path*", "path*,crystal-ball"))).contains(DockLayout.standard());
        assertThat(DockText.parse("")).isEmpty();
        assertThat(DockText.parse(text.replace("left 0", "left NaN"))).isEmpty();
        assertThat(DockText.parse(text.replace("path*", "workload*"))).isEmpty();
        assertThat(DockText.parse(text.replace("bottom", "cellar"))).isEmpty();
    }

    @Test
    void sizesAddUpWhateverTheShares() {
        assertThat(Shares.sizes(500, List.of(0.0, 1.0), List.of(120.0, 0.0))).containsExactly(120.0, 380.0);
        assertThat(Shares.sizes(500, List.of(0.0, 0.0), List.of(120.0, 90.0))).containsExactly(120.0, 380.0);
        assertThat(Shares.sizes(500, List.of(1.0, 3.0, 1.0), List.of(0.0, 0.0, 0.0)))
            .containsExactly(100.0, 300.0, 100.0);
        assertThat(Shares.sizes(500, List.of(0.0), List.of(10.0))).containsExactly(500.0);
        assertThat(Shares.sizes(500, List.of(1.0, 0.0), List.of(10.0, 400.0))).containsExactly(290.0, 210.0);
    }

    @Test
    void draggedBorderStopsWhereAPartWouldVanish() {
        assertThat(Shares.dragged(List.of(200.0, 200.0), 0, 1000)).containsExactly(400 - Shares.LEAST, Shares.LEAST);
        assertThat(Shares.dragged(List.of(200.0, 200.0), 0, -1000)).containsExactly(Shares.LEAST, 400 - Shares.LEAST);
        assertThat(Shares.dragged(List.of(10.0, 200.0), 0, -5)).containsExactly(10.0, 200.0);
    }
}
