package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.FigureWords;
import io.ptescope.app.text.Language;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts.InodeFacts;
import io.ptescope.model.state.VmFlag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stage gives up, and what it keeps, when its pane gets lower.
class ShortOfHeightTest {
    private final Scene scene = Scene.reference();

    @ParameterizedTest
    @EnumSource(Language.class)
    void listsAndLegendShrinkBeforeDiskAndTlbGo(Language language) {
        for (int height = 560; height >= 420; height -= 10) {
            Figure figure = layout(language, 676, height);
            assertThat(kinds(figure, BoxId.TlbEntry.class)).as("TLB at height %d", height).isPositive();
            assertThat(kinds(figure, BoxId.DiskBlock.class)).as("disk at height %d", height).isEqualTo(8);
            assertThat(figure.size().height()).isEqualTo(height);
        }
    }

    @ParameterizedTest
    @CsvSource({"556,510", "556,460", "676,420", "900,400"})
    void everyCellOfThePageCacheSaysWhatItContains(int width, int height) {
        Figure figure = layout(Language.ENGLISH, width, height);
        for (int page = 0; page < 4; page++) {
            Look.Cell cell = (Look.Cell) figure.find(new BoxId.CachePage(1, page)).orElseThrow().look();
            assertThat(cell.notes()).extracting(Look.Note::text).anyMatch(text -> text.matches(".*\\bv\\d.*"));
        }
    }

    @Test
    void listsKeepNameAndLengthWhenTheyHaveNoRoomForPages() {
        Figure figure = layout(Language.GERMAN, 556, 430);
        for (ListName list : ListName.values()) {
            assertThat(figure.find(new BoxId.ListBox(list))).isPresent();
            assertThat(figure.find(new BoxId.Adornment("count-" + list.key()))).isPresent();
        }
        assertThat(box(figure, "card-list-free").height()).isLessThan(40);
    }

    @Test
    void foldedLegendExplainsWhatIsInThePictureFirst() {
        Figure figure = layout(Language.ENGLISH, 676, 430);
        List<Box> samples = figure.boxes().stream().filter(box -> box.id().key().matches("x-legend-.*-text")).toList();
        assertThat(samples).extracting(box -> box.bounds().y()).containsOnly(samples.getFirst().bounds().y());
        assertThat(figure.find(new BoxId.Adornment("legend-no-struct-page"))).isPresent();
        assertThat(figure.find(new BoxId.Adornment("legend-forbidden"))).isEmpty();
        Box more = figure.find(new BoxId.Adornment("legend-more")).orElseThrow();
        assertThat(((Look.Text) more.look()).text()).isEqualTo("+" + (16 - samples.size()));
        assertThat(more.says()).contains("zero page").doesNotContain("no struct page");
        assertThat(more.bounds().right()).isLessThanOrEqualTo(676);
    }

    @Test
    void lastCountersAreThoseOfDirtyPages() {
        Figure figure = layout(Language.ENGLISH, 676, 420);
        assertThat(figure.find(new BoxId.CounterBox(Counter.NR_DIRTY))).isPresent();
        assertThat(figure.find(new BoxId.CounterBox(Counter.PGFAULT))).as("it is a slim box").isEmpty();
    }

    @Test
    void roomEnoughHasTheWholeLegend() {
        Figure figure = layout(Language.ENGLISH, 676, 620);
        assertThat(figure.find(new BoxId.Adornment("legend-more"))).isEmpty();
    }

    @Test
    void sixteenPagesInANarrowPaneHaveLettersAndKeepDiskAndTlb() {
        Scene wide = new Scene(1, 64, PteLayout.LINUX_2_6, new InodeFacts("data.db", "ext3", 16));
        int mm = wide.process(0);
        wide.area(mm, "A", 1, 16, VmFlag.SHARED);
        wide.cache(0, 6, 1, false).map(mm, 0, 6, Scene.R).tlb(0, mm, 0);
        Figure figure = StageLayout.layout(wide.machine(), Changes.NONE, StageOptions.PLAIN, new Size(556, 420));
        assertThat(figure.find(new BoxId.TlbEntry(0, mm, Scene.BASE))).isPresent();
        assertThat(figure.find(new BoxId.DiskBlock(1, 15))).isPresent();
        Look.Cell entry = (Look.Cell) figure.find(new BoxId.Pte(mm, Scene.BASE)).orElseThrow().look();
        assertThat(entry.notes()).extracting(Look.Note::text).contains("R");
    }

    @Test
    void smallCellsOfThePageCacheSayTheVersion() {
        Look.Cell cell = new Composer(24, 30).compose(new Composer.Parts(Fill.READ_CLEAN, null, Form.FILE, "clean",
            List.of("pfn a"), List.of("v2 = 65", "v2"), "", List.of(), List.of()));
        assertThat(cell.notes()).extracting(Look.Note::text).containsExactly("v2");
    }

    @ParameterizedTest
    @ValueSource(ints = {34, 38, 42, 46, 50, 54, 60, 80, 120})
    void dirtyPageHasItsDotOrItsWordInsideTheCell(int width) {
        Look.Cell cell = new Composer(width, 60).compose(new Composer.Parts(Fill.READ_CLEAN, null, Form.FILE,
            "schmutzig", List.of("pfn a", "a"), List.of("v2 = 65", "v2"), "", List.of(), List.of(Glyph.DIRTY)));
        boolean dot = cell.signs().stream().anyMatch(sign -> sign.glyph() == Glyph.DIRTY);
        assertThat(cell.notes()).filteredOn(note -> note.text().equals("schmutzig")).hasSizeBetween(dot ? 0 : 1, 1)
            .allMatch(note -> note.at().x() >= 2.9 && note.at().x() + note.style().width("schmutzig") <= width - 2.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 46, 54, 62, 70, 90})
    void blockThatDiffersSaysAsMuchAsItsNeighbours(int width) {
        List<String> wordings = List.of("v1 = 99", "v1=99", "v1");
        Composer composer = new Composer(width, 28);
        Look.Cell same = composer.centred(Composer.Parts.of(Fill.PLAIN, Form.FILE, wordings, List.of()), 10);
        Look.Cell differs = composer.centred(
            Composer.Parts.of(Fill.PLAIN, Form.FILE, wordings, List.of(Glyph.DIFFERS)), 10);
        assertThat(differs.notes()).extracting(Look.Note::text)
            .isEqualTo(same.notes().stream().map(Look.Note::text).toList());
    }

    private Figure layout(Language language, int width, int height) {
        return StageLayout.layout(scene.machine(), scene.changes(),
            StageOptions.PLAIN.speaking(FigureWords.in(language)), new Size(width, height));
    }

    private static Rect box(Figure figure, String name) {
        return figure.find(new BoxId.Adornment(name)).orElseThrow().bounds();
    }

    private static long kinds(Figure figure, Class<? extends BoxId> kind) {
        return figure.boxes().stream().map(Box::id).filter(kind::isInstance).count();
    }
}
