package io.ptescope.model.conform;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import java.util.List;
import java.util.Optional;

/// Runs scenarios on a simulated kernel and compares them with what the real one was recorded to do.
public final class Conformance {
    private final KernelVersion kernel;

    /// The simulated kernel that has to agree.
    public Conformance(KernelVersion kernel) {
        this.kernel = kernel;
    }

    /// The first difference; none if the run agrees with the recording in every operation. A scenario that the kernel
    /// refuses, or at which it breaks down, differs there.
    public Optional<Mismatch> check(Scenario scenario, List<Observation> recorded) {
        Run run;
        try {
            run = Run.of(scenario, kernel);
        } catch (ScenarioException refused) {
            return Optional.of(refused(scenario, refused.diagnostic()));
        } catch (RuntimeException broken) {
            return Optional.of(new Mismatch(0, scenario.title(), "run", "ran", "breaks down: " + broken));
        }
        return compare(run, recorded);
    }

    private static Mismatch refused(Scenario scenario, Diagnostic diagnostic) {
        List<Line> operations = scenario.operations();
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).place().line() == diagnostic.line()) {
                return new Mismatch(i + 1, operations.get(i).text(), "run", "ran", diagnostic.message().text());
            }
        }
        String text = scenario.lines().stream().filter(line -> line.place().line() == diagnostic.line())
            .map(Line::text).findFirst().orElse(scenario.title());
        return new Mismatch(0, text, "run", "ran", diagnostic.message().text());
    }

    private static Optional<Mismatch> compare(Run run, List<Observation> recorded) {
        Observer observer = new Observer(run);
        List<Result> results = run.results();
        for (int i = 0; i < Math.max(recorded.size(), results.size()); i++) {
            if (i >= recorded.size()) {
                String text = results.get(i).line().text();
                return Optional.of(new Mismatch(i + 1, text, "op", "the recording has ended", text));
            }
            Observation there = recorded.get(i);
            if (i >= results.size()) {
                String end = run.failure().map(Run.Failure::message).orElse("the scenario has ended");
                return Optional.of(new Mismatch(i + 1, there.operation(), "op", there.operation(), end));
            }
            Optional<Mismatch> mismatch = Comparison.first(there, observer.observe(results.get(i)));
            if (mismatch.isPresent()) {
                return mismatch;
            }
        }
        return Optional.empty();
    }
}
