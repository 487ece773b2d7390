package io.ptescope.app.cli;

import io.ptescope.app.heap.Heap;
import io.ptescope.app.store.SessionText;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scenario that the user names, by file or by the name of a bundled one, and the run of it.
final class ScenarioSource {
    private static final int LARGEST_FILE = 4 << 20;

    private final String name;

    ScenarioSource(String name) {
        this.name = name;
    }

    /// Runs it on the kernel called `kernel`; null for the scenario's own choice.
    Run run(@Nullable String kernel) throws BadInput {
        Scenario scenario = scenario();
        try {
            return new Heap().run(scenario, kernel(scenario, kernel), List.of(), Course.UNWATCHED);
        } catch (ScenarioException wrong) {
            throw new BadInput(wrong.diagnostic());
        }
    }

    private Scenario scenario() throws BadInput {
        Path path = path();
        if (!Files.exists(path)) {
            Library library = new Library();
            return library.find(name).map(Bundled::scenario).orElseThrow(() -> new BadInput(
                Text.CLI_BAD_SCENARIO, name, library.lessons().stream().map(Bundled::id)
                .collect(Collectors.joining(", "))));
        }
        try {
            String text = read(path);
            if (SessionText.isSession(text) || SessionText.isNamedBy(name)) {
                throw new BadInput(Text.CLI_BAD_SESSION, name);
            }
            return ScenarioParser.parse(name, text);
        } catch (ScenarioException wrong) {
            throw new BadInput(wrong.diagnostic());
        }
    }

    private Path path() throws BadInput {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new BadInput(Text.CLI_BAD_PATH, wrong.getReason());
        }
    }

    private String read(Path path) throws BadInput {
        if (Files.isDirectory(path)) {
            throw new BadInput(Text.CLI_BAD_FOLDER, name);
        }
        return new TextFile(name).read(path, LARGEST_FILE);
    }

    private static RunKernel kernel(Scenario scenario, @Nullable String kernel) throws BadInput {
        Optional<KernelChoice.Mistake> mistake = kernel == null ? Optional.empty()
            : RunKernel.choice(kernel).flatMap(KernelChoice::mistake);
        if (mistake.isPresent()) {
            throw new BadInput(Text.CLI_BAD_KERNEL, String.valueOf(kernel), mistake.get().message());
        }
        Optional<RunKernel> found = kernel == null ? RunKernel.defaultOf(scenario) : RunKernel.named(kernel);
        return found.orElseThrow(() -> kernel == null
            ? new BadInput(Text.CLI_BAD_KERNELS, RunKernel.versions())
            : new BadInput(Text.CLI_BAD_KERNEL_NAME, kernel, RunKernel.versions()));
    }
}
