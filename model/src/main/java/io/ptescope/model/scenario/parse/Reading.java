package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Scenario;
import java.util.List;

/// What a text says, as far as it can be read.
///
/// @param scenario the lines; one with a mistake says nothing
/// @param problems from top to bottom; empty if the scenario is sound
public record Reading(Scenario scenario, List<Diagnostic> problems) {
    /// Copies the list.
    public Reading {
        problems = List.copyOf(problems);
    }

    /// Whether the scenario can be run.
    public boolean isSound() {
        return problems.isEmpty();
    }
}
