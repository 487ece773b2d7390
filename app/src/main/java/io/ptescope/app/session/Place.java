package io.ptescope.app.session;

import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Stops;
import java.util.Optional;

/// A moment of a workload, whatever run of it: at a mark, or after so many operations.
///
/// @param mark       the mark at the moment, if any; wins over the number
/// @param operations operations that have ended
record Place(Optional<String> mark, long operations) {
    static Place of(Story story, long position) {
        Optional<String> mark = Optional.ofNullable(story.marks().get(position)).map(names -> names.getFirst());
        return new Place(mark, stops(story).rank(position) - 1);
    }

    /// The position of the moment in `story`, or the last one before it that `story` reaches.
    long in(Story story) {
        Stops stops = stops(story);
        long afterOperations = stops.at(Math.min(operations, stops.count() - 1));
        return mark.flatMap(story::position).orElse(afterOperations);
    }

    private static Stops stops(Story story) {
        return story.recording().steps().stops(Granularity.OPERATION);
    }
}
