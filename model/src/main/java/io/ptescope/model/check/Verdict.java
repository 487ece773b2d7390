package io.ptescope.model.check;

import io.ptescope.model.wording.Wording;
import java.util.List;

/// What a sentinel says of one moment.
public sealed interface Verdict {
    /// The invariant holds.
    record Holds() implements Verdict {}

    /// It does not hold, and somebody is about to put it right: the moment lies inside a window that the kernel allows
    /// itself. Every finding gives the reason.
    record Waiting(List<Finding> findings) implements Verdict {}

    /// It does not hold, and nothing excuses that. The findings are those without an excuse.
    record Broken(List<Finding> findings) implements Verdict {}

    /// This kernel never promised it.
    record NotPromised(Wording reason) implements Verdict {}
}
