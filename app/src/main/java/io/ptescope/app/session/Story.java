package io.ptescope.app.session;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Names;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A run with what is told about it.
///
/// @param title     what people call it
/// @param recording what happened
/// @param sayings   by position: the sentence that is current from there on
/// @param marks     by position: the names of the moments that the workload marks
public record Story(String title, Recording recording, NavigableMap<Long, String> sayings,
    NavigableMap<Long, List<String>> marks) {

    /// Copies the maps.
    public Story {
        sayings = Collections.unmodifiableNavigableMap(new TreeMap<>(sayings));
        marks = Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
    }

    /// The story in which nothing happens, shown until one is loaded.
    public static Story empty() {
        Door door = new Door(new Facts(1, 4, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        return new Story("", new Recording(door, new EventLog(), _ -> false), new TreeMap<>(), new TreeMap<>());
    }

    /// The sentence that is current at `position`; none before the first.
    public Optional<String> saying(long position) {
        return Optional.ofNullable(sayings.floorEntry(position)).map(entry -> entry.getValue());
    }

    /// Where the moment `mark` is.
    public Optional<Long> position(String mark) {
        return marks.entrySet().stream().filter(entry -> entry.getValue().contains(mark))
            .map(entry -> entry.getKey()).findFirst();
    }
}
