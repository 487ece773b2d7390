package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.conform.Conformance;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the two real kernels did, beside the tests. The files `agreeing-VERSION.txt` name the workloads that agree.
class RecordedKernelsTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    static Stream<String> of618() throws IOException {
        return Files.readAllLines(RECORDED.resolve("agreeing-6.18.txt")).stream();
    }

    static Stream<String> of61() throws IOException {
        return Files.readAllLines(RECORDED.resolve("agreeing-6.1.txt")).stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("of618")
    void linux618DoesTheSame(String name) throws Exception {
        assertThat(difference(name, KernelVersion.V6_18)).isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("of61")
    void linux61DoesTheSame(String name) throws Exception {
        assertThat(difference(name, KernelVersion.V6_1)).isEmpty();
    }

    /// Recorded on 6.18 like the others, but short: each shows one thing that the model once did differently.
    static Stream<Path> found() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED.resolve("found"))) {
            return files.filter(file -> file.toString().endsWith(".scn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatOnceDifferedIsTheSame(Path scenario) throws Exception {
        String result = scenario.getFileName().toString().replace(".scn", ".jsonl");

        assertThat(difference(scenario, scenario.resolveSibling(result), KernelVersion.V6_18)).isEmpty();
    }

    private static Optional<String> difference(String name, KernelVersion kernel) throws Exception {
        return difference(RECORDED.resolve("scenarios").resolve(name + ".scn"),
            RECORDED.resolve("linux-" + kernel.text()).resolve(name + ".jsonl"), kernel);
    }

    private static Optional<String> difference(Path scenario, Path result, KernelVersion kernel) throws Exception {
        return new Conformance(kernel)
            .check(ScenarioParser.parse(scenario.toString(), Files.readString(scenario)), new ResultFile(result).read())
            .map(mismatch -> mismatch.text());
    }
}
