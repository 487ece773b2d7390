package io.ptescope.app.cli;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Coverage;
import io.ptescope.model.scenario.library.Library;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ptescope coverage`: which bundled scenarios show what of the checklist and of the catalogue.
@Command(name = "coverage", description = "Print what the four patches do, and the bundled scenarios that show it.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything is shown by a scenario", "1:something is not",
        "2:bad input, or output that cannot be written"})
public final class CoverageCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int MISSING = 1;

    @Option(names = "--catalogue", description = "Print the catalogue of situations instead of the checklist.")
    private boolean catalogue;

    @Mixin
    private final LanguageOption spoken = new LanguageOption();

    @Spec
    private @Nullable CommandSpec spec;

    /// A command without arguments yet; picocli fills them in.
    public CoverageCommand() {}

    @Override
    public Integer call() throws BadInput {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        List<Bundled> scenarios = new Library().scenarios();
        Coverage coverage = catalogue ? Coverage.ofCatalogue(scenarios) : Coverage.ofChecklist(scenarios);
        print(coverage, spoken.messages(), spec.commandLine().getOut());
        return coverage.missing().isEmpty() ? GOOD : MISSING;
    }

    private static void print(Coverage coverage, Messages messages, PrintWriter out) {
        coverage.shown().forEach((id, scenarios) -> {
            out.println(id + "  " + messages.phrase(coverage.topics().sentence(id).orElse("")));
            out.println(" ".repeat(id.length() + 2)
                + (scenarios.isEmpty() ? messages.of(Text.CLI_NO_SCENARIO) : String.join(", ", scenarios)));
        });
        int all = coverage.shown().size();
        out.println(messages.of(Text.CLI_SHOWN, all - coverage.missing().size(), all)
            + (coverage.missing().isEmpty() ? ""
                : "; " + messages.of(Text.CLI_MISSING, String.join(" ", coverage.missing()))));
        out.flush();
    }
}
