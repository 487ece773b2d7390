package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What joins the boxes of one page.
class ReverseMapTest {
    private static final String SHARED = """
        title  Two processes, one page
        kernel 2.6.19
        file   F ext3 pages=4

        mmap   A F shared rw pages=4
        fork   C
        in C mmap B F shared rw pages=4
        in C read B 2
        read   A 2
        """;
    private static final String NONLINEAR = """
        title  A page out of order
        kernel 2.6.19
        file   F ext3 pages=4

        mmap   A F shared rw pages=4
        remap_file_pages A 0 1 3
        read   A 0
        """;

    @Test
    void linesLeadDownTheColumnAndNotThroughCellsOfOtherPages() {
        Machine machine = machine(SHARED);
        Figure figure = figure(machine);
        List<Box> same = showing(figure, machine, 2);
        ReverseMap map = ReverseMap.of(figure, same);
        assertThat(same).hasSizeGreaterThanOrEqualTo(3);
        assertThat(map.arrows()).isEmpty();
        assertThat(map.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.from().x()).isEqualTo(line.to().x()).isEqualTo(same.getFirst().bounds().centerX());
            assertThat(figure.cells()).noneMatch(cell -> cell.bounds()
                .contains(new Point(line.from().x(), (line.from().y() + line.to().y()) / 2)));
        });
        assertThat(map.lines()).allSatisfy(line -> {
            assertThat(line.to().y()).isLessThan(line.from().y()).isGreaterThan(same.getFirst().bounds().bottom());
            assertThat(line.from().y()).isLessThan(same.getLast().bounds().y());
        });
    }

    @Test
    void noLineStrikesOutAHeading() {
        Box heading = new Box(new BoxId.ListBox(ListName.DIRTY), new Rect(90, 200, 60, 20),
            new Look.Text("Dirty list", new TextStyle(Face.SANS_BOLD, 12), Tone.STRONG, Anchor.START), "", false);
        Figure figure = new Figure(new Size(400, 400), List.of(cell(new BoxId.CachePage(1, 3), 100), heading,
            cell(new BoxId.ListEntry(ListName.DIRTY, 4), 240)));
        List<ReverseMap.Line> lines = ReverseMap.of(figure, figure.cells()).lines();
        assertThat(lines).hasSize(2);
        assertThat(lines).noneMatch(line -> line.to().y() < 212 && line.from().y() > 208);
    }

    private static Box cell(BoxId id, double y) {
        return new Box(id, new Rect(100, y, 30, 30),
            new Look.Cell(Fill.READ_CLEAN, null, Form.FILE, List.of(), List.of(), Detail.TEXT), "", false);
    }

    @Test
    void lineThatReachesAnEntryHasAHeadThere() {
        Machine machine = machine(SHARED);
        Figure figure = figure(machine);
        List<Box> same = showing(figure, machine, 2);
        ReverseMap map = ReverseMap.of(figure, same);
        List<ReverseMap.Line> headed = map.lines().stream().filter(ReverseMap.Line::head).toList();
        assertThat(headed).isNotEmpty().allSatisfy(line -> assertThat(same).anySatisfy(box -> {
            assertThat(box.id()).isInstanceOf(BoxId.Pte.class);
            assertThat(line.to().y() - box.bounds().bottom()).isBetween(0.0, 6.0);
        }));
    }

    @Test
    void anArrowLeadsFromThePageToAnEntryInAnotherColumn() {
        Machine machine = machine(NONLINEAR);
        Figure figure = figure(machine);
        List<Box> same = showing(figure, machine, 3);
        Box page = figure.find(new BoxId.CachePage(1, 3)).orElseThrow();
        Box entry = same.stream().filter(box -> box.id() instanceof BoxId.Pte).findFirst().orElseThrow();
        ReverseMap map = ReverseMap.of(figure, same);
        assertThat(map.arrows()).singleElement().satisfies(arrow -> {
            assertThat(arrow.from().x()).isEqualTo(page.bounds().centerX());
            assertThat(arrow.from().y()).isLessThan(page.bounds().y());
            assertThat(arrow.to().x()).isEqualTo(entry.bounds().centerX());
            assertThat(arrow.to().y()).isGreaterThan(entry.bounds().bottom());
        });
    }

    /// The entries that map page `index` of file 1, and its place in the page cache.
    private static List<Box> showing(Figure figure, Machine machine, int index) {
        int pfn = machine.mappings().page(1, index);
        return figure.boxes().stream().filter(box -> switch (box.id()) {
            case BoxId.Pte(int mm, long address) -> {
                Pte pte = machine.tables().pte(mm, address);
                yield pte.isMapped(machine.layout()) && pte.pfn() == pfn;
            }
            case BoxId.CachePage(int _, int at) -> at == index;
            default -> false;
        }).toList();
    }

    private static Figure figure(Machine machine) {
        return StageLayout.layout(machine, Changes.NONE, StageOptions.PLAIN, new Size(900, 700));
    }

    private static Machine machine(String text) {
        try {
            Scenario scenario = ScenarioParser.parse("test.scn", text);
            Run run = Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow());
            return run.recording().machineAt(run.recording().size());
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }
}
