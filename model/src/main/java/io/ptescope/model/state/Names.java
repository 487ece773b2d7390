package io.ptescope.model.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for the names that a workload uses, in order of first use, so that a cell can hold one. Grows only;
/// a number never changes its meaning. Number 0 is the empty name.
public final class Names {
    private final List<String> byNumber = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// Only the empty name.
    public Names() {
        number("");
    }

    /// The number of `name`, given now if it has none yet.
    public int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        byNumber.add(name);
        numbers.put(name, byNumber.size() - 1);
        return byNumber.size() - 1;
    }

    public String name(long number) {
        return byNumber.get((int) number);
    }
}
