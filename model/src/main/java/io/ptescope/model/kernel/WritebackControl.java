package io.ptescope.model.kernel;

/// How much is to be written, and how patiently (`struct writeback_control`).
///
/// @param syncAll whether pages under writeback are waited for and written again (WB_SYNC_ALL)
/// @param limit   stop after this many pages
/// @param from    first page index
/// @param to      one past the last page index
record WritebackControl(boolean syncAll, int limit, int from, int to) {
    /// Whether a walk starts where the last one stopped (`writeback_index`): without a range, and not for a sync.
    boolean goesRound() {
        return !syncAll && from == 0 && to == Integer.MAX_VALUE;
    }
}
