package io.ptescope.app.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws values from a number: SplitMix64, so that every machine draws the same.
final class Seed {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    Seed(long seed) {
        state = seed;
    }

    /// Different values for the names of each draw.
    Map<String, Integer> draw(List<Lab.Draw> draws) {
        Map<String, Integer> drawn = new LinkedHashMap<>();
        for (Lab.Draw draw : draws) {
            List<Integer> left = new ArrayList<>(draw.values());
            for (String name : draw.names()) {
                drawn.put(name, left.remove((int) Long.remainderUnsigned(next(), left.size())));
            }
        }
        return drawn;
    }

    private long next() {
        state += GOLDEN;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
