package io.ptescope.model.scenario.library;

import io.ptescope.model.scenario.Scenario;

/// A scenario that comes with the program.
///
/// @param id       how users name it: the file's name without folder and ending
/// @param lesson   a lesson, otherwise a workload that checks the model
/// @param text     as written
/// @param scenario as read
public record Bundled(String id, boolean lesson, String text, Scenario scenario) {
    public String title() {
        return scenario.title();
    }
}
