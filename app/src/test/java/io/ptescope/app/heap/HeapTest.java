package io.ptescope.app.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.NoRoom;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Runs that take what memory there is, one after the other: each takes 20 to 50 MiB.
class HeapTest {
    private static final String LARGE = """
        kernel 4.14
        file F dax pages=20000 hole
        mmap A F shared r pages=20000 populate
        read A 0
        """;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void runThatWouldNotFitBesideOthersIsRefusedInOneSentence() throws ScenarioException {
        Heap heap = new Heap(128 * MEBIBYTE);
        List<Run> kept = new ArrayList<>();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 9; i++) {
                kept.add(run(heap));
            }
        }).isInstanceOf(NoRoom.class).hasMessageMatching("large\\.scn:3:1: the run needs more memory than is left: "
            + "others take [1-9][0-9]* of 89 MiB; let the workload do less, or give Java a larger heap \\(-Xmx\\)");
        assertThat(kept).hasSizeBetween(1, 4);
    }

    @Test
    void whatNobodyHasAnyMoreTakesNoRoom() throws ScenarioException {
        Heap heap = new Heap(128 * MEBIBYTE);
        for (int i = 0; i < 9; i++) {
            assertThat(run(heap).isGood()).isTrue();
        }
    }

    @Test
    void runThatWasCancelledTakesNoRoom() {
        Heap heap = new Heap(128 * MEBIBYTE);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> heap.run(large(), RunKernel.named("4.14").orElseThrow(), List.of(),
                (done, lines, events) -> {
                    if (events > 200_000) {
                        throw new CancellationException();
                    }
                })).isInstanceOf(CancellationException.class);
        }
    }

    private static Run run(Heap heap) throws ScenarioException {
        return heap.run(large(), RunKernel.named("4.14").orElseThrow(), List.of(), Course.UNWATCHED);
    }

    private static Scenario large() throws ScenarioException {
        return ScenarioParser.parse("large.scn", LARGE);
    }
}
