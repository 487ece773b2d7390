package io.ptescope.model.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.conform.Observation.AreaState;
import io.ptescope.model.conform.Observation.FileState;
import io.ptescope.model.conform.Observation.MapState;
import io.ptescope.model.conform.Observation.PageState;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    private static final String STORES = """
        file F ext4 pages=2
        mmap A F shared rw pages=2
        write A 0 65
        write A 1 66
        read A 0
        """;

    @Test
    void aRunAgreesWithItself() throws ScenarioException {
        assertThat(compared(STORES, line -> line)).isEmpty();
        assertThat(compared("mmap A anon private rw pages=1\nwrite A 0 65\nfork C\nin C read A 0\nexit C\nread A 0\n",
            line -> line)).isEmpty();
    }

    @Test
    void theFirstDifferenceIsNamed() throws ScenarioException {
        assertThat(text(STORES, line -> line.number() < 2 ? line : with(line, line.faults(), 7L, line.maps(),
            line.files()))).isEqualTo("operation 2 (write A 0 65): minflt: recorded 7, simulated 1");
    }

    @Test
    void faultsAreComparedInOrder() throws ScenarioException {
        assertThat(text(STORES, line -> line.number() != 3 ? line
            : with(line, List.of("np-read A[1]", "prot-write A[1]"), line.minFlt(), line.maps(), line.files())))
            .isEqualTo("operation 3 (write A 1 66): faults: recorded np-read A[1], prot-write A[1], "
                + "simulated np-write A[1]");
    }

    @Test
    void whatTheRecordingLacksIsNotCompared() throws ScenarioException {
        assertThat(compared(STORES, line -> with(line, null, null, null, null))).isEmpty();
        assertThat(compared(STORES, line -> page(line, new PageState(null, null, null, null, null)))).isEmpty();
    }

    @Test
    void entriesAreComparedByTheirWordsNotTheirOrder() throws ScenarioException {
        assertThat(compared(STORES, line -> page(line, new PageState("dirty RW", null, null, null, null)))).isEmpty();
        assertThat(text(STORES, line -> page(line, new PageState("RO", null, null, null, null))))
            .isEqualTo("operation 2 (write A 0 65): P0.A[0] pte: recorded RO, simulated RW dirty");
        assertThat(text(STORES, line -> page(line, new PageState(null, null, 2L, null, null))))
            .endsWith("P0.A[0] mapcount: recorded 2, simulated 1");
        assertThat(text(STORES, line -> page(line, new PageState(null, null, null, "", null))))
            .endsWith("P0.A[0] flags: recorded none, simulated DIRTY");
    }

    @Test
    void anEntryTooManyOrTooFewDiffers() throws ScenarioException {
        assertThat(text(STORES, line -> with(line, line.faults(), line.minFlt(), Map.of("P0.A",
            new MapState(List.of(new AreaState("0-1", "rw-s", null)), new TreeMap<>())), line.files())))
            .isEqualTo("operation 2 (write A 0 65): P0.A[0] pte: recorded none, simulated RW dirty");
        assertThat(text(STORES, line -> with(line, line.faults(), line.minFlt(), Map.of(), line.files())))
            .isEqualTo("operation 1 (mmap A F shared rw pages=2): P0.A: recorded not mapped, simulated mapped");
    }

    @Test
    void framesAreComparedByWhoSharesThem() throws ScenarioException {
        assertThat(compared(STORES, line -> page(line, new PageState(null, 17L, null, null, null)))).isEmpty();
        assertThat(text(STORES, line -> page(line, new PageState(null, 1L, null, null, null))))
            .isEqualTo("operation 3 (write A 1 66): P0.A[1] frame: recorded that of P0.A[0], simulated its own");
    }

    @Test
    void filesAreCompared() throws ScenarioException {
        assertThat(text(STORES, line -> with(line, line.faults(), line.minFlt(), line.maps(),
            Map.of("F", new FileState(8192L, "CC")))))
            .isEqualTo("operation 2 (write A 0 65): F cache: recorded CC, simulated DC");
    }

    @Test
    void aRecordingOfOtherOperationsDiffers() throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("one.scn", STORES);
        List<Observation> recorded = observed(STORES);

        assertThat(new Conformance(KernelVersion.V6_18).check(scenario, recorded.subList(0, 2)).map(Mismatch::text))
            .contains("operation 3 (write A 1 66): op: recorded the recording has ended, simulated write A 1 66");
        assertThat(new Conformance(KernelVersion.V6_18).check(ScenarioParser.parse("one.scn",
            STORES.replace("write A 0 65", "write A 0 66")), recorded).map(Mismatch::text))
            .contains("operation 2 (write A 0 65): op: recorded write A 0 65, simulated write A 0 66");
    }

    private static Optional<Mismatch> compared(String text, UnaryOperator<Observation> change)
        throws ScenarioException {
        return new Conformance(KernelVersion.V6_18).check(ScenarioParser.parse("one.scn", text),
            observed(text).stream().map(change).toList());
    }

    private static String text(String text, UnaryOperator<Observation> change) throws ScenarioException {
        return compared(text, change).map(Mismatch::text).orElse("agrees");
    }

    private static List<Observation> observed(String text) throws ScenarioException {
        Run run = Run.of(ScenarioParser.parse("one.scn", text), KernelVersion.V6_18);
        Observer observer = new Observer(run);
        List<Observation> observed = new ArrayList<>();
        for (Result result : run.results()) {
            observed.add(observer.observe(result));
        }
        return observed;
    }

    /// The same observation with another state of page 0 of the mapping, if that has an entry.
    private static Observation page(Observation line, PageState state) {
        MapState map = line.maps() == null ? null : line.maps().get("P0.A");
        if (map == null || !map.pages().containsKey(0)) {
            return line;
        }
        TreeMap<Integer, PageState> pages = new TreeMap<>(map.pages());
        pages.put(0, state);
        return with(line, line.faults(), line.minFlt(), Map.of("P0.A", new MapState(map.areas(), pages)),
            line.files());
    }

    private static Observation with(Observation line, @Nullable List<String> faults, @Nullable Long minFlt,
        @Nullable Map<String, MapState> maps, @Nullable Map<String, FileState> files) {
        return new Observation(line.number(), line.operation(), line.process(), line.ret(), line.errno(),
            line.signal(), line.value(), minFlt, line.majFlt(), faults, maps, files);
    }
}
