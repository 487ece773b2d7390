package io.ptescope.model.conform;

/// The first place where a run and a recording part.
///
/// @param number    of the operation, from 1; 0 before the first
/// @param operation as the scenario writes it
/// @param field     what differs, such as `ret` or `P0.A[3] pte`
/// @param recorded  what the real kernel did
/// @param simulated what the simulated one did
public record Mismatch(int number, String operation, String field, String recorded, String simulated) {
    /// One line.
    public String text() {
        String where = number == 0 ? "setup" : "operation " + number;
        return where + " (" + operation + "): " + field + ": recorded " + quoted(recorded) + ", simulated "
            + quoted(simulated);
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
