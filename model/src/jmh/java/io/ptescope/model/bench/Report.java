package io.ptescope.model.bench;

import io.ptescope.model.kernel.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs all benchmarks, beside the kernel under this JVM, and writes what they gave as JSON.
public final class Report {
    /// The kernels that are timed, as far as they exist: the first with dirty tracking, the last of its line, and the
    /// newest, which is the one to hold against the kernel of today.
    private static final List<String> KERNELS = List.of("2.6.19", "2.6.26", "6.18");
    private static final long SEEK_EVENTS = 10_000_000;
    private static final int SEEKS = 2000;

    private final Path source;
    private final Path target;
    private final List<String> kernels;

    private Report(Path source, Path target) {
        this.source = source;
        this.target = target;
        this.kernels = KERNELS.stream().filter(kernel -> KernelVersion.of(kernel).isPresent()).toList();
    }

    /// Arguments: the C source, and the file to write.
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        new Report(Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath()).write();
    }

    private void write() throws IOException, InterruptedException, RunnerException {
        RealKernel real = RealKernel.measured(source, target.getParent(), PathBenchmark.PAGES);
        List<String> paths = new ArrayList<>();
        for (RunResult result : new Runner(new OptionsBuilder().include(PathBenchmark.class.getName())
            .param("kernel", kernels.toArray(String[]::new)).verbosity(VerboseMode.SILENT).shouldFailOnError(true)
            .build()).run()) {
            paths.add(path(result, real));
        }
        String json = """
            {
              "machine": {"java": "%s", "processors": %d},
              "real": "%s",
              "pages": %d,
              "paths": [
                %s
              ],
              "seek": %s,
              "readingOneGiBOfDaxHole": [
                %s
              ]
            }
            """.formatted(System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors(),
            real.note().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"), PathBenchmark.PAGES,
            String.join(",\n    ", paths), seeks(), holes());
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        Files.writeString(temporary, json);
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String path(RunResult result, RealKernel real) {
        String kernel = result.getParams().getParam("kernel");
        TimedPath path = TimedPath.valueOf(result.getParams().getParam("path"));
        RealKernel.Figures simulated = new RealKernel.Figures(result.getPrimaryResult().getStatistics().getMin(),
            result.getPrimaryResult().getStatistics().getPercentile(50));
        Workbench again = new Workbench(KernelVersion.of(kernel).orElseThrow(), path, PathBenchmark.PAGES);
        again.run();
        double events = (double) again.events() / PathBenchmark.PAGES;
        RealKernel.Figures linux = real.nanoseconds().get(path.text());
        return text("{\"path\": \"%s\", \"kernel\": \"%s\", \"eventsAPage\": %.2f, \"pagesASecond\": %.0f, "
            + "\"nanosecondsAnEvent\": %.2f, \"nanosecondsAPage\": %s, \"realNanosecondsAPage\": %s, "
            + "\"shareOfReal\": %s}", path.text(), kernel, events, 1e9 / simulated.median(),
            simulated.median() / events, figures(simulated), linux == null ? "null" : figures(linux),
            linux == null ? "null" : text("{\"least\": %.3f, \"median\": %.3f}",
                simulated.least() / linux.least(), simulated.median() / linux.median()));
    }

    private static String figures(RealKernel.Figures figures) {
        return text("{\"least\": %.1f, \"median\": %.1f}", figures.least(), figures.median());
    }

    /// Moving through a long run of the first kernel with dirty tracking: faults and writeback of all pages in turn.
    private String seeks() {
        Workbench workbench = new Workbench(KernelVersion.V2_6_19, TimedPath.WRITE_NOTIFY,
            PathBenchmark.PAGES);
        workbench.runUntil(SEEK_EVENTS);
        Seeks seeks = Seeks.measured(workbench.recording(), SEEKS);
        return text("{\"events\": %d, \"seeks\": %d, \"milliseconds\": %s, \"processorMilliseconds\": %s, "
            + "\"bytesAnEvent\": %.2f}", seeks.events(), seeks.seeks(), spread(seeks.wall()),
            spread(seeks.processor()), seeks.bytesAnEvent());
    }

    private static String spread(Seeks.Spread spread) {
        return text("{\"median\": %.3f, \"p99\": %.3f, \"max\": %.3f}", spread.median(), spread.p99(), spread.max());
    }

    private static String holes() {
        List<String> holes = new ArrayList<>();
        for (String version : List.of("4.13", "4.14")) {
            DaxHole hole = DaxHole.read(KernelVersion.of(version).orElseThrow());
            holes.add(text("{\"kernel\": \"%s\", \"seconds\": %.2f, \"events\": %d, \"faults\": %d, "
                + "\"pagesTaken\": %d, \"pagesCached\": %d}", version, hole.seconds(), hole.events(), hole.faults(),
                hole.pagesTaken(), hole.pagesCached()));
        }
        return String.join(",\n    ", holes);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
