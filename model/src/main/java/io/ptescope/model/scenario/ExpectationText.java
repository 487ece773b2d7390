package io.ptescope.model.scenario;

import io.ptescope.model.kernel.Errno;
import io.ptescope.model.scenario.Expectation.PageWord;
import io.ptescope.model.scenario.Expectation.PteWord;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.state.Signal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Expectations as workloads write them.
public final class ExpectationText {
    private ExpectationText() {}

    /// Such as `A[3] = RO clean`.
    public static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.EntryIs entry -> of(entry.entry()) + (entry.not() ? " != " : " = ")
                + String.join(" ", entry.words().stream().map(PteWord::text).toList());
            case Expectation.PageIs page -> of(page.page()) + " "
                + String.join(" ", page.words().stream().map(PageWord::text).toList());
            case Expectation.Compares compares -> of(compares.quantity()) + " " + compares.comparison().text() + " "
                + value(compares);
            case Expectation.SignalIs signal -> in(signal.process()) + "signal " + (signal.not() ? "!= " : "= ")
                + of(signal.signal());
            case Expectation.SameFrame same -> of(same.one()) + (same.not() ? " other-frame " : " same-frame ")
                + of(same.other());
        };
    }

    /// Such as `in C A[3]` or `F[3]`.
    public static String of(Spot spot) {
        return switch (spot) {
            case Spot.Entry entry -> in(entry.process()) + entry.mapping() + "[" + entry.page() + "]";
            case Spot.FilePage page -> page.file() + "[" + page.page() + "]";
        };
    }

    /// Such as `nr_dirty` or `disk F[3]`.
    public static String of(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Global global -> global.counter().name().toLowerCase(Locale.ROOT);
            case Quantity.OfProcess process -> in(process.process()) + process.counter().text();
            case Quantity.OfFrame frame -> frame.counter().text() + " " + of(frame.spot());
            case Quantity.ByteInMemory memory -> of(memory.spot());
            case Quantity.ByteOnDisk disk -> "disk " + of(disk.page());
            case Quantity.OfLast last -> in(last.process()) + last.value().text();
        };
    }

    /// The signal's name, `none` for none.
    public static String of(Signal signal) {
        return signal == Signal.NONE ? "none" : signal.name();
    }

    /// A found or wanted value of `quantity`: results that are errors have their names.
    public static String value(Quantity quantity, long value) {
        boolean result = quantity instanceof Quantity.OfLast last && last.value() == Quantity.LastValue.RESULT;
        return result && value < 0 ? error(value).map(error -> "-" + error.name()).orElse("" + value) : "" + value;
    }

    /// The error that a system call means by returning `result`; none if that is no known error.
    public static Optional<Errno> error(long result) {
        return Arrays.stream(Errno.values()).filter(error -> error.result() == result).findFirst();
    }

    private static String value(Expectation.Compares compares) {
        return value(compares.quantity(), compares.value());
    }

    private static String in(String process) {
        return process.equals(Act.FIRST_PROCESS) ? "" : "in " + process + " ";
    }
}
