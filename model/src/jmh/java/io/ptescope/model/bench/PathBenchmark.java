package io.ptescope.model.bench;

import io.ptescope.model.kernel.KernelVersion;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One path, recorded, over 65 536 pages of a machine that was prepared for it: nanoseconds a page.
///
/// A page can be dirtied for the first time once only, so each shot has a machine of its own.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12)
@Measurement(iterations = 9)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g", "--sun-misc-unsafe-memory-access=allow"})
public class PathBenchmark {
    /// Pages of the mapping.
    public static final int PAGES = 65_536;

    @Param({"2.6.19"})
    String kernel = "";

    @Param
    TimedPath path = TimedPath.WRITE_NOTIFY;

    private @Nullable Workbench workbench;

    @Setup(Level.Iteration)
    public void prepare() {
        workbench = new Workbench(KernelVersion.of(kernel).orElseThrow(), path, PAGES);
        System.gc();
    }

    /// The path, over all pages.
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public int recorded() {
        return Objects.requireNonNull(workbench).run();
    }

    @TearDown(Level.Iteration)
    public void check() {
        if (workbench == null || !workbench.isDone()) {
            throw new IllegalStateException(path.text() + " has not done on " + kernel + " what it is to do");
        }
        workbench = null;
    }
}
