package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.ExpectationText;
import io.ptescope.model.scenario.Line;

/// How an expectation came out.
///
/// @param line        where the scenario has it
/// @param operation   number of the operation before it, -1 at the start
/// @param position    of the moment
/// @param expectation what was wanted
/// @param held        whether it was so
/// @param found       what was found instead, or to confirm it
public record Check(Line line, int operation, long position, Expectation expectation, boolean held, String found) {
    /// What was wanted, as the scenario writes it.
    public String wanted() {
        return ExpectationText.of(expectation);
    }
}
