package io.ptescope.app.layout;

import java.util.List;

/// What the stage shows beyond the state itself.
///
/// @param tasks  what the workload calls the tasks, by number; a task without a name is shown by its number
/// @param legend whether the legend stands at the foot
/// @param tlbs   whether each area shows, per CPU, what that CPU has cached of it
/// @param room   what cells must leave room for, though it may not be there now
/// @param words  the language
public record StageOptions(List<String> tasks, boolean legend, boolean tlbs, Extent room, Vocabulary words) {
    /// With legend and TLBs, tasks by number, no room for more than there is, in English.
    public static final StageOptions PLAIN = new StageOptions(List.of(), true, true, Extent.NONE, Vocabulary.ENGLISH);

    /// Copies the list.
    public StageOptions {
        tasks = List.copyOf(tasks);
    }

    /// With these names for the tasks.
    public StageOptions named(List<String> names) {
        return new StageOptions(names, legend, tlbs, room, words);
    }

    /// In another language.
    public StageOptions speaking(Vocabulary language) {
        return new StageOptions(tasks, legend, tlbs, room, language);
    }

    /// With nothing at the foot.
    public StageOptions withoutLegend() {
        return new StageOptions(tasks, false, tlbs, room, words);
    }

    /// With the entries alone, whatever a CPU has cached of them.
    public StageOptions withoutTlbs() {
        return new StageOptions(tasks, legend, false, room, words);
    }

    /// With room for `extent`.
    public StageOptions reserving(Extent extent) {
        return new StageOptions(tasks, legend, tlbs, extent, words);
    }
}
