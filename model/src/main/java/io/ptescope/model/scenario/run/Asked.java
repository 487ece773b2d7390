package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Spot;

/// A moment at which the learner is to predict an entry before the next operation runs.
///
/// @param line      where the scenario asks
/// @param position  of the moment
/// @param next      number of the operation whose outcome is to be predicted
/// @param spot      the entry or page to predict
/// @param question  empty for the question that goes without saying
public record Asked(Line line, long position, int next, Spot spot, String question) {}
