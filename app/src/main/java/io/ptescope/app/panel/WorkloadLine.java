package io.ptescope.app.panel;

/// One operation of the workload as the list shows it.
///
/// @param number   its line, from 1
/// @param text     as written
/// @param progress whether it is over, going on, or still to come
/// @param position where the run stands once it is over
public record WorkloadLine(int number, String text, Progress progress, long position) {
    /// How far the run has come with the operation.
    public enum Progress { DONE, CURRENT, AHEAD }
}
