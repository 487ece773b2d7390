package io.ptescope.app.panel;

import io.ptescope.app.panel.WorkloadLine.Progress;
import io.ptescope.app.session.Frame;
import io.ptescope.model.recording.Recording;
import java.util.ArrayList;
import java.util.List;

/// Works out how far each line of the workload has come.
public final class WorkloadModel {
    private WorkloadModel() {}

    /// The lines for `frame`; `operations` are their words. An operation that never ran is still to come, for good.
    public static List<WorkloadLine> of(Frame frame, List<String> operations) {
        Recording recording = frame.recording();
        List<WorkloadLine> lines = new ArrayList<>();
        int last = frame.operation();
        for (int operation = 0; operation < operations.size(); operation++) {
            boolean known = operation < recording.operations() && recording.begin(operation) >= 0;
            long over = known && recording.end(operation) >= 0 ? recording.end(operation) + 1 : recording.size();
            Progress progress = known ? progress(frame, operation == last, recording.begin(operation), over)
                : Progress.AHEAD;
            lines.add(new WorkloadLine(operation + 1, operations.get(operation), progress, over));
        }
        return lines;
    }

    private static Progress progress(Frame frame, boolean last, long begin, long over) {
        boolean begun = begin < frame.position();
        if (last || begun && frame.position() < over) {
            return Progress.CURRENT;
        }
        return begun ? Progress.DONE : Progress.AHEAD;
    }
}
