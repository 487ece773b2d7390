package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ptescope.app.text.FigureWords;
import io.ptescope.app.text.Language;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.state.Facts.InodeFacts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.VmFlag;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageLayoutTest {
    private static final Size SMALL = new Size(830, 560);
    private static final Size LARGE = new Size(1400, 800);

    private final Scene scene = Scene.reference();

    @Test
    void boxesStandWhereTheTableSays() throws IOException {
        String positions = Golden.csv(layout(scene, SMALL));
        assertThat(positions).isEqualTo(Golden.kept("stage-830x560.csv", positions));
    }

    @Test
    void sameFilePageStandsInTheSameColumnEverywhere() {
        Figure figure = layout(scene, LARGE);
        for (int page = 0; page < 8; page++) {
            long address = Scene.BASE + page * 4096L;
            double x = box(figure, new BoxId.CachePage(1, page)).x();
            assertThat(box(figure, new BoxId.Pte(0, address)).x()).isEqualTo(x);
            assertThat(box(figure, new BoxId.Pte(1, address)).x()).isEqualTo(x);
            assertThat(box(figure, new BoxId.DiskBlock(1, page)).x()).isEqualTo(x);
        }
    }

    @Test
    void cellsGrowWithThePane() {
        BoxId id = new BoxId.Pte(0, Scene.BASE);
        Rect small = box(layout(scene, SMALL), id);
        Rect large = box(layout(scene, LARGE), id);
        assertThat(large.width()).isGreaterThan(small.width()).isLessThanOrEqualTo(132 * 1.6);
        assertThat(large.height()).isGreaterThan(small.height()).isLessThanOrEqualTo(96 * 1.6);
    }

    @Test
    void largePaneLeavesNoEmptyLowerHalf() {
        Figure figure = layout(scene, new Size(1160, 850));
        double foot = figure.cells().stream().mapToDouble(box -> box.bounds().bottom()).max().orElse(0);
        assertThat(foot).isGreaterThan(600);
        assertThat(figure.size().height()).isEqualTo(850);
    }

    @ParameterizedTest
    @CsvSource({"830,560", "1400,800", "640,480", "1000,1000", "480,900", "2400,1300"})
    void noTwoCellsOverlapAndAllLieInTheFigure(double width, double height) {
        Figure figure = layout(scene, new Size(width, height));
        Rect whole = new Rect(0, 0, figure.size().width(), figure.size().height());
        List<Box> cells = figure.cells();
        for (int i = 0; i < cells.size(); i++) {
            assertThat(whole.encloses(cells.get(i).bounds())).as(cells.get(i).id().key()).isTrue();
            for (int j = i + 1; j < cells.size(); j++) {
                assertThat(cells.get(i).bounds().overlaps(cells.get(j).bounds()))
                    .as(cells.get(i).id().key() + " over " + cells.get(j).id().key()).isFalse();
            }
        }
    }

    @Test
    void keysAreUnique() {
        assertThat(layout(scene, LARGE).boxes()).extracting(box -> box.id().key()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64, 300, 2000, 1 << 20})
    void figureOfAnyNumberOfPagesIsBoundedAndFits(int pages) {
        Figure figure = layout(wide(pages), LARGE);
        assertThat(figure.boxes()).hasSizeLessThan(20_000);
        assertThat(figure.size().height()).isEqualTo(LARGE.height());
    }

    @ParameterizedTest
    @CsvSource({"676,510,1024", "676,510,5000", "676,510,262144", "1200,700,3000", "1240,760,1048576", "676,510,700"})
    void mapUsesTheHeightOfItsPane(double width, double height, int pages) {
        Figure figure = layout(wide(pages), new Size(width, height));
        double[] ends = figure.boxes().stream().filter(box -> box.look() instanceof Look.Card)
            .mapToDouble(box -> box.bounds().bottom()).sorted().distinct().toArray();
        double legend = box(figure, new BoxId.Adornment("legend")).y();
        assertThat(legend - ends[ends.length - 1]).isBetween(0.0, 20.0);
        double lists = box(figure, new BoxId.Adornment("card-list-free")).y();
        assertThat(lists - ends[ends.length - 2]).isBetween(0.0, 40.0);
    }

    @Test
    void listsStayWhereTheyAreWhenAProcessComes() {
        StageOptions options = StageOptions.PLAIN.reserving(Extent.of(crowded(2).machine()));
        BoxId list = new BoxId.Adornment("card-list-free");
        Rect before = box(StageLayout.layout(crowded(1).machine(), Changes.NONE, options, SMALL), list);
        assertThat(before).isEqualTo(box(StageLayout.layout(crowded(2).machine(), Changes.NONE, options, SMALL), list));
    }

    @Test
    void areasOnAMapStandApart() {
        Scene two = wide(1 << 12);
        two.area(0, "B", 1, 1 << 12, VmFlag.SHARED);
        Figure figure = layout(two, SMALL);
        assertThat(box(figure, new BoxId.AreaMap(1)).y())
            .isGreaterThanOrEqualTo(box(figure, new BoxId.AreaMap(0)).bottom() + 4);
    }

    @Test
    void stageOfARunKeepsRoomForItsLargestMomentAndNotForAllOfThemAtOnce() {
        Scene pair = wide(1 << 12);
        pair.area(0, "B", 1, 1, VmFlag.SHARED);
        StageOptions one = StageOptions.PLAIN.reserving(Extent.of(wide(1 << 12).machine()));
        StageOptions both = one.reserving(one.room().and(Extent.of(pair.machine())));
        Size map = new Size(676, 510);
        Rect alone = box(StageLayout.layout(wide(1 << 12).machine(), Changes.NONE, both, map), new BoxId.AreaMap(0));
        Rect beside = box(StageLayout.layout(pair.machine(), Changes.NONE, both, map), new BoxId.AreaMap(0));
        assertThat(alone).isEqualTo(beside);
        assertThat(alone.height()).isGreaterThan(100);
    }

    @Test
    void placeOfAnAreaIsKeptWhileItIsNotThere() {
        StageOptions options = StageOptions.PLAIN.reserving(Extent.of(wide(1 << 12).machine()));
        Scene before = new Scene(2, 64, PteLayout.LINUX_2_6, new InodeFacts("big", "ext3", 1 << 12));
        before.process(0);
        Rect kept = box(StageLayout.layout(before.machine(), Changes.NONE, options, SMALL),
            new BoxId.Adornment("awaited-0"));
        Rect taken = box(StageLayout.layout(wide(1 << 12).machine(), Changes.NONE, options, SMALL),
            new BoxId.AreaMap(0));
        assertThat(kept.y()).isEqualTo(taken.y());
        assertThat(kept.height()).isGreaterThan(100).isCloseTo(taken.height(), within(1.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {566, 620, 676})
    void eightPagesHaveWordsAndTheCacheItsNameInANarrowPane(int width) {
        Figure figure = layout(scene, new Size(width, 560));
        assertThat(((Look.Cell) figure.find(new BoxId.CachePage(1, 3)).orElseThrow().look()).detail())
            .isEqualTo(Detail.TEXT);
        assertThat(figure.boxes()).extracting(Box::look).filteredOn(Look.Text.class::isInstance)
            .extracting(look -> ((Look.Text) look).text()).contains("Page cache");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noListHasItsNameCut(Language language) {
        StageOptions options = StageOptions.PLAIN.speaking(FigureWords.in(language));
        for (int width = 560; width < 1400; width += 20) {
            Figure figure = StageLayout.layout(scene.machine(), Changes.NONE, options, new Size(width, 560));
            for (ListName list : ListName.values()) {
                Look.Text name = (Look.Text) figure.find(new BoxId.ListBox(list)).orElseThrow().look();
                assertThat(name.text()).as("%d wide", width).isEqualTo(options.words().of(list.word()));
            }
        }
    }

    @Test
    void numberOfPagesWithoutAChipIsNeverCut() {
        Scene large = new Scene(1, 300_000, PteLayout.LINUX_2_6, new InodeFacts("F", "ext3", 4));
        for (int width = 600; width < 900; width += 7) {
            Figure figure = layout(large, new Size(width, 600));
            Look.Text more = (Look.Text) figure.find(new BoxId.Adornment("more-free")).orElseThrow().look();
            assertThat(more.text()).matches("\\+29999[0-9]");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 560, 640, 676, 720, 830, 1000, 1200, 1400})
    void noLineOfTheLegendIsMuchShorterThanTheOthers(int width) {
        Map<Double, Long> samples = layout(scene, new Size(width, 900)).boxes().stream()
            .filter(box -> box.id().key().matches("x-legend-.*-text"))
            .collect(Collectors.groupingBy(box -> box.bounds().y(), Collectors.counting()));
        assertThat(samples.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(16);
        assertThat(Collections.max(samples.values()) - Collections.min(samples.values())).isLessThanOrEqualTo(3);
    }

    @Test
    void sharedCellsCountEveryPage() {
        Figure figure = layout(wide(1 << 20), LARGE);
        for (int page : new int[] {0, 1, 4095, 1 << 19, (1 << 20) - 1}) {
            Box cell = figure.find(new BoxId.Pte(0, Scene.BASE + page * 4096L)).orElseThrow();
            assertThat(figure.hit(cell.bounds().center())).contains(cell);
            BoxId.PteRange range = (BoxId.PteRange) cell.id();
            assertThat(page * 4096L).isBetween(range.address() - Scene.BASE,
                range.address() - Scene.BASE + (range.pages() - 1) * 4096L);
        }
    }

    @Test
    void changedEntryHasGhostOfItsOldValue() {
        Box box = layout(scene, LARGE).find(new BoxId.Pte(0, Scene.BASE + 3 * 4096)).orElseThrow();
        assertThat(box.changed()).isTrue();
        Look.Cell cell = (Look.Cell) box.look();
        assertThat(cell.before()).isEqualTo(Fill.READ_CLEAN);
        assertThat(cell.notes()).filteredOn(Look.Note::struck).extracting(Look.Note::text).containsExactly("R");
    }

    @Test
    void withdrawnRightLeavesStaleTranslation() {
        scene.map(0, 2, 0xb, Scene.R);
        Look.Cell cell = (Look.Cell) layout(scene, LARGE).find(new BoxId.Pte(0, Scene.BASE + 2 * 4096)).orElseThrow()
            .look();
        assertThat(cell.signs()).extracting(Look.Sign::glyph).contains(Glyph.STALE);
    }

    @Test
    void fewerRightsInTheTlbAreNotStale() {
        Look.Cell cell = (Look.Cell) layout(scene, LARGE).find(new BoxId.Pte(0, Scene.BASE + 3 * 4096)).orElseThrow()
            .look();
        assertThat(cell.signs()).extracting(Look.Sign::glyph).doesNotContain(Glyph.STALE);
    }

    @Test
    void diskShowsVersionsOfWriteInFlight() {
        Look.Cell cell = (Look.Cell) layout(scene, LARGE).find(new BoxId.DiskBlock(1, 2)).orElseThrow().look();
        assertThat(cell.notes()).extracting(Look.Note::text).containsExactly("v1 → v3");
    }

    @Test
    void areaWithoutFileHasColumnsOfItsOwn() {
        scene.area(0, "H", 0, 3);
        Figure figure = layout(scene, LARGE);
        double last = box(figure, new BoxId.CachePage(1, 7)).x();
        assertThat(box(figure, new BoxId.Pte(0, Scene.BASE + (1 << 24))).x()).isGreaterThan(last);
    }

    @Test
    void holeInAnAreaKeepsItsColumns() {
        scene.area(0, "H", 0, 1);
        scene.area(0, "H", 0, 1);
        scene.set(Field.VMA_START, 3, 0, Scene.BASE + (1 << 24) + 3 * 4096);
        scene.set(Field.VMA_END, 3, 0, Scene.BASE + (1 << 24) + 4 * 4096);
        Figure figure = layout(scene, LARGE);
        double step = box(figure, new BoxId.CachePage(1, 1)).x() - box(figure, new BoxId.CachePage(1, 0)).x();
        double first = box(figure, new BoxId.Pte(0, Scene.BASE + (1 << 24))).x();
        assertThat(box(figure, new BoxId.Pte(0, Scene.BASE + (1 << 24) + 3 * 4096)).x()).isEqualTo(first + 3 * step);
    }

    @Test
    void reservedRoomKeepsCellsFromGrowing() {
        StageOptions reserving = StageOptions.PLAIN.reserving(Extent.of(crowded(4).machine()));
        Figure figure = StageLayout.layout(scene.machine(), scene.changes(), reserving, LARGE);
        BoxId id = new BoxId.Pte(0, Scene.BASE);
        assertThat(box(figure, id).width()).isLessThan(box(layout(scene, LARGE), id).width());
        assertThat(box(figure, id).height()).isLessThan(box(layout(scene, LARGE), id).height());
    }

    @Test
    void deviceHasFramesInsteadOfAPageCache() {
        Scene raw = new Scene(1, 16, PteLayout.LINUX_2_6, new InodeFacts("D", "rawdev", 4));
        Figure figure = layout(raw, LARGE);
        assertThat(figure.find(new BoxId.DiskBlock(1, 2))).isPresent();
        assertThat(figure.find(new BoxId.CachePage(1, 2))).isEmpty();
    }

    @Test
    void equalMachinesGiveEqualFigures() {
        assertThat(layout(Scene.reference(), SMALL)).isEqualTo(layout(Scene.reference(), SMALL));
    }

    @Test
    void arrowKeysFollowRowsAndColumns() {
        Figure figure = layout(scene, LARGE);
        BoxId middle = new BoxId.CachePage(1, 3);
        assertThat(figure.neighbour(middle, Direction.LEFT)).map(Box::id).contains(new BoxId.CachePage(1, 2));
        assertThat(figure.neighbour(middle, Direction.RIGHT)).map(Box::id).contains(new BoxId.CachePage(1, 4));
        assertThat(figure.neighbour(middle, Direction.DOWN)).map(Box::id).contains(new BoxId.DiskBlock(1, 3));
    }

    @Test
    void pointFindsTheBoxAroundIt() {
        Figure figure = layout(scene, LARGE);
        Box box = figure.find(new BoxId.CachePage(1, 3)).orElseThrow();
        assertThat(figure.hit(box.bounds().center())).contains(box);
        assertThat(figure.hit(new Point(1, 1))).isEmpty();
    }

    /// Processes that share twelve pages.
    private static Scene crowded(int processes) {
        Scene scene = new Scene(2, 64, PteLayout.LINUX_2_6, new InodeFacts("data.db", "ext3", 12));
        for (int n = 0; n < processes; n++) {
            scene.area(scene.process(0), "A", 1, 12, VmFlag.SHARED);
        }
        return scene;
    }

    private static Scene wide(int pages) {
        Scene scene = new Scene(2, 64, PteLayout.LINUX_2_6, new InodeFacts("big", "ext3", pages));
        int mm = scene.process(0);
        scene.area(mm, "A", 1, pages, VmFlag.SHARED);
        for (int page = 0; page < Math.min(pages, 50); page += 3) {
            scene.map(mm, page, 5 + page, Scene.WD);
        }
        return scene;
    }

    private static Figure layout(Scene scene, Size size) {
        return StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN, size);
    }

    private static Rect box(Figure figure, BoxId id) {
        return figure.find(id).orElseThrow().bounds();
    }
}
