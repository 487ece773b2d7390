package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final Size SIZE = new Size(1400, 800);

    private final Scene scene = Scene.reference();

    @Test
    void pageThatWritebackTakesMovesFromDirtyToWriteback() {
        tag(0, MappingTag.DIRTY);
        Figure before = figure();
        tag(0, MappingTag.WRITEBACK);
        Figure now = figure();

        Move move = Move.between(before, now).orElseThrow();

        assertThat(move.from().id()).isEqualTo(new BoxId.ListEntry(ListName.DIRTY, 6));
        assertThat(move.to().id()).isEqualTo(new BoxId.ListEntry(ListName.WRITEBACK, 6));
        assertThat(move.at(0).bounds()).isEqualTo(move.from().bounds());
        assertThat(move.at(1).bounds()).isEqualTo(move.to().bounds());
        assertThat(Move.between(now, before)).contains(new Move(move.to(), move.from()));
    }

    @Test
    void ofTwoPagesTheOneMovesThatIsPaintedFirst() {
        tag(0, MappingTag.DIRTY);
        tag(1, MappingTag.DIRTY);
        Figure before = figure();
        tag(1, MappingTag.WRITEBACK);
        tag(0, MappingTag.WRITEBACK);

        assertThat(Move.between(before, figure()).orElseThrow().to().id())
            .isEqualTo(new BoxId.ListEntry(ListName.WRITEBACK, 6));
    }

    @Test
    void pageThatIsMarkedAccessedMovesFromInactiveToActive() {
        Figure before = figure();
        scene.set(Field.PAGE_LIST, 6, 0, Pages.place(PageList.ACTIVE, -1));

        assertThat(Move.between(before, figure()).map(move -> move.to().id()))
            .contains(new BoxId.ListEntry(ListName.ACTIVE, 6));
    }

    @Test
    void pageThatOnlyBecomesDirtyDoesNotMove() {
        Figure before = figure();
        tag(0, MappingTag.DIRTY);

        assertThat(Move.between(before, figure())).isEmpty();
    }

    @Test
    void nothingMovesWhereNothingChangedOrThePaneGrew() {
        tag(0, MappingTag.DIRTY);
        Figure before = figure();
        assertThat(Move.between(before, figure())).isEmpty();
        tag(0, MappingTag.WRITEBACK);

        Figure larger = StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN, new Size(1500, 900));
        assertThat(Move.between(before, larger)).isEmpty();
    }

    private void tag(int index, MappingTag tag) {
        scene.set(Field.MAPPING_TAGS, 1, index, tag.mask());
    }

    private Figure figure() {
        return StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN, SIZE);
    }
}
