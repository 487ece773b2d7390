package io.ptescope.app.cli;

import io.ptescope.model.conform.Conformance;
import io.ptescope.model.conform.OutOfScope;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ptescope conform`: runs a folder of recorded workloads and compares them with what the real kernel did.
@Command(name = "conform", description = "Compare runs of workloads with what a real kernel was recorded to do.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every scenario that has a result agrees", "1:one does not",
        "2:bad input, or output that cannot be written"})
public final class ConformCommand implements Callable<Integer> {
    private static final Map<String, KernelVersion> RECORDED =
        Map.of("6.1", KernelVersion.V6_1, "6.18", KernelVersion.V6_18);
    private static final String SCENARIO = ".scn";

    @Parameters(paramLabel = "DIR", description = "A folder of workloads, NAME.scn each.")
    private String scenarios = "";

    @Option(names = "--results", paramLabel = "DIR", required = true,
        description = "The folder of what was recorded, NAME.jsonl each. A workload without one is skipped.")
    private String results = "";

    @Option(names = "--kernel", paramLabel = "VERSION", required = true,
        description = "The kernel that was recorded: 6.18 or 6.1.")
    private String kernel = "";

    @Spec
    private @Nullable CommandSpec spec;

    /// A command without arguments yet; picocli fills them in.
    public ConformCommand() {}

    /// How many scenarios came out how.
    private record Total(int agree, int differ, int outOfScope, int skipped) {
        Total plus(Outcome outcome) {
            return switch (outcome) {
                case AGREES -> new Total(agree + 1, differ, outOfScope, skipped);
                case DIFFERS -> new Total(agree, differ + 1, outOfScope, skipped);
                case OUT_OF_SCOPE -> new Total(agree, differ, outOfScope + 1, skipped);
                case SKIPPED -> new Total(agree, differ, outOfScope, skipped + 1);
            };
        }

        String text(String kernel) {
            return "Linux " + kernel + ": " + agree + " agree, " + (differ + outOfScope) + " do not"
                + (outOfScope == 0 ? "" : " (" + outOfScope + " of them out of scope)") + ", " + skipped
                + " skipped without a result";
        }
    }

    /// How one scenario came out.
    private enum Outcome {
        AGREES, DIFFERS, OUT_OF_SCOPE, SKIPPED
    }

    @Override
    public Integer call() throws BadInput {
        KernelVersion version = RECORDED.get(kernel);
        if (version == null) {
            throw new BadInput("unknown kernel " + kernel + "; those that were recorded are 6.18 and 6.1");
        }
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        Path from = folder(results);
        List<Path> files = scenarios(folder(scenarios));
        PrintWriter out = spec.commandLine().getOut();
        Conformance conformance = new Conformance(version);
        Total total = new Total(0, 0, 0, 0);
        for (Path file : files) {
            String name = file.getFileName().toString();
            name = name.substring(0, name.length() - SCENARIO.length());
            total = total.plus(compare(conformance, name, file, from.resolve(name + ".jsonl"), out));
            out.flush();
        }
        if (total.skipped() == files.size()) {
            throw new BadInput(results + ": has no result for any scenario of " + scenarios);
        }
        out.println();
        out.println(total.text(kernel));
        out.flush();
        return total.differ() + total.outOfScope() == 0 ? 0 : 1;
    }

    private Outcome compare(Conformance conformance, String name, Path file, Path result, PrintWriter out)
        throws BadInput {
        if (!Files.exists(result)) {
            out.println("skipped       " + name + ": no result");
            return Outcome.SKIPPED;
        }
        Optional<String> difference = difference(conformance, file, new ResultFile(result));
        if (difference.isEmpty()) {
            out.println("ok            " + name);
            return Outcome.AGREES;
        }
        Optional<OutOfScope> left = OutOfScope.of(name, kernel);
        if (left.isPresent()) {
            out.println("out of scope  " + name + ": " + left.get().mechanism() + " (" + left.get().why() + "): "
                + difference.get());
            return Outcome.OUT_OF_SCOPE;
        }
        out.println("differs       " + name + ": " + difference.get());
        return Outcome.DIFFERS;
    }

    /// A workload that cannot be read as one differs; a result that cannot be read is the user's mistake.
    private static Optional<String> difference(Conformance conformance, Path file, ResultFile result) throws BadInput {
        var recorded = result.read();
        try {
            String text = new TextFile(file.toString()).read(file);
            return conformance.check(ScenarioParser.parse(file.toString(), text), recorded)
                .map(mismatch -> mismatch.text());
        } catch (ScenarioException unknown) {
            return Optional.of("not understood: " + unknown.getMessage());
        }
    }

    private static Path folder(String name) throws BadInput {
        try {
            Path path = Path.of(name);
            if (!Files.isDirectory(path)) {
                throw new BadInput(name + ": " + (Files.exists(path) ? "is no folder" : "no such folder"));
            }
            return path;
        } catch (InvalidPathException wrong) {
            throw new BadInput("the name of the folder is no path: " + wrong.getReason());
        }
    }

    private static List<Path> scenarios(Path folder) throws BadInput {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().endsWith(SCENARIO)).sorted().toList();
            if (found.isEmpty()) {
                throw new BadInput(folder + ": holds no scenario (NAME.scn)");
            }
            return found;
        } catch (IOException | UncheckedIOException failure) {
            throw new BadInput(folder + ": cannot be read: " + failure.getMessage());
        }
    }
}
