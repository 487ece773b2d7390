package io.ptescope.app.cli;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.scenario.ExpectationText;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Signal;
import java.io.PrintWriter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as text for people: one line an operation, what it changed below it, then what is said and expected there.
final class RunText {
    private static final String INDENT = "      ";

    private final Run run;
    private final Map<Line, Result> results = new IdentityHashMap<>();
    private final OperationChanges changes;
    private final Messages messages;

    RunText(Run run, Messages messages) {
        this.run = run;
        this.messages = messages;
        run.results().forEach(result -> results.put(result.line(), result));
        this.changes = new OperationChanges(run, messages);
    }

    void print(PrintWriter out) {
        out.println(messages.phrase(run.scenario().title()) + ", Linux " + run.kernel().text());
        out.println();
        int width = run.results().stream().mapToInt(result -> text(result).length()).max().orElse(0);
        for (Line line : run.scenario().lines()) {
            Result result = results.get(line);
            if (result != null) {
                out.println("%4d  %s  %s".formatted(result.number() + 1, pad(text(result), width), outcome(result))
                    .stripTrailing());
                changes.of(result).forEach(change -> out.println(INDENT + "  " + change));
            } else {
                tell(out, line);
            }
        }
        out.println();
        out.println(summary());
    }

    private void tell(PrintWriter out, Line line) {
        switch (line.statement()) {
            case Statement.Expect expect -> run.checks().stream().filter(check -> check.line() == line)
                .forEach(check -> out.println(INDENT + verdict(check)));
            case Statement.Mark mark -> out.println(INDENT + "— " + messages.phrase(mark.name()) + " —");
            case Statement.Say say when run.kernel().isAmong(say.kernels()) ->
                out.println(INDENT + messages.of(Text.QUOTED, messages.phrase(say.sentence())));
            case Statement other -> { }
        }
    }

    private static String text(Result result) {
        return ScenarioFormat.text(result.line().statement()).strip();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String outcome(Result result) {
        StringBuilder text = new StringBuilder(pad(gave(result), 8));
        List<String> faults = result.faults().stream().map(Result.PageFault::text).toList();
        return text.append(String.join(", ", faults)).toString();
    }

    private static String gave(Result result) {
        if (result.signal() != Signal.NONE) {
            return result.signal().name();
        }
        Optional<Errno> error = result.ret() < 0 ? ExpectationText.error(result.ret()) : Optional.empty();
        return error.map(Errno::name).orElse("" + (result.value() >= 0 ? result.value() : result.ret()));
    }

    private String verdict(Check check) {
        return check.held() ? "✓ " + check.wanted()
            : messages.of(Text.CLI_VIOLATED, check.operation() + 1, check.line().place().line(), check.wanted(),
                check.found());
    }

    private String summary() {
        long failed = run.checks().stream().filter(check -> !check.held()).count();
        return counted(run.results().size(), Text.CLI_OPERATION, Text.CLI_OPERATIONS) + ", "
            + counted(run.recording().size(), Text.CLI_EVENT, Text.CLI_EVENTS) + "; "
            + counted(run.checks().size() - failed, Text.CLI_HELD_ONE, Text.CLI_HELD)
            + (failed == 0 ? "" : ", " + messages.of(Text.CLI_FAILED, failed));
    }

    private String counted(long number, Text one, Text many) {
        return messages.of(number == 1 ? one : many, number);
    }
}
