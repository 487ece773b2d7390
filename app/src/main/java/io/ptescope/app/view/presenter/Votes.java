package io.ptescope.app.view.presenter;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many hands went up for each answer, by the moment at which it was asked. A number and nothing else: nobody is
/// recorded, and nothing is kept when the window closes.
public final class Votes {
    /// A question has at most this many answers: A to D.
    public static final int OPTIONS = 4;

    private final Map<Long, int[]> counts = new HashMap<>();

    /// No hand has gone up yet.
    public Votes() {}

    /// Counts `by` hands more for answer `option` of the question at `position`; never fewer than none.
    ///
    /// @param option from 0, below [#OPTIONS]
    public void add(long position, int option, int by) {
        int[] hands = counts.computeIfAbsent(position, asked -> new int[OPTIONS]);
        hands[option] = Math.max(0, hands[option] + by);
    }

    /// The hands for each answer of the question at `position`.
    public List<Integer> of(long position) {
        int[] hands = counts.get(position);
        return hands == null ? Collections.nCopies(OPTIONS, 0) : Arrays.stream(hands).boxed().toList();
    }
}
