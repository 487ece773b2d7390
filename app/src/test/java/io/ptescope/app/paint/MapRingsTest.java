package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.CellMap;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapRingsTest {
    private static final String HUGE = """
        kernel 4.14
        file F dax-2m pages=1024 blocks=0-511
        mmap A F shared rw pages=1024
        write A 3 65
        """;
    private static final String SMALL = """
        kernel 2.6.19
        machine cpus=1 frames=4096
        file F ext3 pages=2048
        mmap A F shared rw pages=2048
        """;

    @Test
    void entryForTwoMegabytesHasOneRing() throws Exception {
        CellMap map = map(HUGE, KernelVersion.V4_14);
        assertThat(map.changed().cardinality()).isEqualTo(512);
        assertThat(512 % map.perLine()).isZero();
        assertThat(lines(map)).hasSize(4);
    }

    @Test
    void entryThatIsSplitIsRingedAsAWhole() throws Exception {
        CellMap map = map(HUGE + "munmap A 0 5\n", KernelVersion.V4_14);
        assertThat(map.changed().cardinality()).isEqualTo(512 - 5);
        assertThat(lines(map)).as("it begins within a line").hasSize(6);
    }

    @Test
    void lonePageHasARingOfItsOwnAndNeighboursShareOne() throws Exception {
        assertThat(lines(map(SMALL + "write A 5 65\n", KernelVersion.V2_6_19))).hasSize(4);
        assertThat(lines(map(SMALL + "write A 5 65\nwrite A 6 65\nfsync F\n", KernelVersion.V2_6_19))).hasSize(4);
        assertThat(lines(map(SMALL + "write A 5 65\nwrite A 7 65\nfsync F\n", KernelVersion.V2_6_19))).hasSize(8);
    }

    private static List<String> lines(CellMap map) {
        Tracing surface = new Tracing();
        new MapPainter(Palette.LIGHT).rings(map, new Rect(0, 0, 600, 600),
            new Rect(-9, -9, 700, 700), surface);
        return surface.marks();
    }

    /// The entries after the last operation, with what it changed.
    private static CellMap map(String text, KernelVersion kernel) throws Exception {
        Run run = Run.of(ScenarioParser.parse("rings", text), RunKernel.of(kernel));
        Result last = run.results().getLast();
        Cursor cursor = run.recording().cursor();
        cursor.seek(last.end());
        Figure figure = StageLayout.layout(cursor.machine(),
            Changes.between(run.recording().log(), last.begin(), last.end()), StageOptions.PLAIN, new Size(676, 510));
        return figure.boxes().stream().filter(box -> box.id() instanceof BoxId.AreaMap).map(Box::look)
            .map(look -> ((Look.Cells) look).map()).findFirst().orElseThrow();
    }
}
