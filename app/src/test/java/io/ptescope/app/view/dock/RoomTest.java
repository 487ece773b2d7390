package io.ptescope.app.view.dock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    private static final DockLayout STANDARD = DockLayout.standard();

    @Test
    void nothingFoldsInAWindowOfUsualSize() {
        assertThat(new Room(1280, 680).folds(STANDARD, null)).isEmpty();
        assertThat(new Room(960, 580).folds(STANDARD, null)).isEmpty();
    }

    @Test
    void rightSideFoldsFirstThenTheLeftOne() {
        assertThat(new Room(853, 580).folds(STANDARD, null)).containsExactly(Area.RIGHT);
        assertThat(new Room(640, 580).folds(STANDARD, null)).containsExactly(Area.LEFT, Area.RIGHT);
    }

    @Test
    void whatSomebodyAskedForStaysAndTheOtherFolds() {
        assertThat(new Room(853, 580).folds(STANDARD, Area.RIGHT)).containsExactly(Area.LEFT);
        assertThat(new Room(500, 580).folds(STANDARD, Area.RIGHT)).containsExactly(Area.LEFT);
        assertThat(new Room(500, 580).folds(STANDARD, Area.LEFT)).containsExactly(Area.RIGHT);
    }

    @Test
    void bottomFoldsInALowWindowUnlessItIsWanted() {
        assertThat(new Room(1280, 300).folds(STANDARD, null)).containsExactly(Area.BOTTOM);
        assertThat(new Room(1280, 300).folds(STANDARD, Area.BOTTOM)).isEmpty();
    }

    @Test
    void whatIsFoldedAlreadyLeavesRoomForTheOthers() {
        assertThat(new Room(853, 580).folds(STANDARD.collapsed(Area.LEFT, true), null)).isEmpty();
        assertThat(new Room(853, 580).folds(STANDARD.collapsed(Area.RIGHT, true), null)).isEmpty();
    }

    @Test
    void borderThatIsDraggedFoldsNothing() {
        assertThat(new Room(960, 580).folds(STANDARD.sized(Area.LEFT, 0.7), null)).isEmpty();
    }
}
