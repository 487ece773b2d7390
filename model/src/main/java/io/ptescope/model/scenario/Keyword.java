package io.ptescope.model.scenario;

import java.util.Locale;

/// A constant that workloads write in small letters.
public interface Keyword {
    /// The constant's name.
    String name();

    /// The word in workloads.
    default String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
