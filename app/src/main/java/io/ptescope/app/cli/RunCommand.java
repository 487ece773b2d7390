package io.ptescope.app.cli;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.run.Run;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ptescope run`: prints the steps of a run and checks its expectations.
@Command(name = "run", description = "Run a scenario, print its steps, check its expectations.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every expectation held", "1:an expectation failed",
        "2:bad input, or output that cannot be written"})
public final class RunCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "A scenario file, or the name of a bundled scenario.")
    private String file = "";

    @Option(names = "--kernel", paramLabel = "VERSION",
        description = "Such as 2.6.19 or \"2.6.19 -ANON_FIRST\". Default: the scenario's first.")
    private @Nullable String kernel;

    @Mixin
    private final LanguageOption spoken = new LanguageOption();

    @Option(names = "--json", description = "Print one JSON object per operation.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /// A command without arguments yet; picocli fills them in.
    public RunCommand() {}

    @Override
    public Integer call() throws BadInput {
        Messages messages = spoken.messages();
        Run run = new ScenarioSource(file).run(kernel);
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new RunJson(run).print(out);
        } else {
            new RunText(run, messages).print(out);
        }
        out.flush();
        run.failure().ifPresent(failure -> {
            PrintWriter err = spec.commandLine().getErr();
            err.println(run.scenario().file() + ":" + failure.line().place().line() + ":"
                + failure.line().place().column() + ": "
                + messages.of(Text.CLI_ENDED, messages.phrase(failure.message())));
            err.flush();
        });
        return run.isGood() ? GOOD : FAILED;
    }
}
