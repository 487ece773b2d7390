package io.ptescope.model.check;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/// I21: a fault that the file system has refused leaves everything as it was.
final class RefusalWatch implements Watch {
    private final FaultFrames frames = new FaultFrames();
    private final List<FaultFrame> refused = new ArrayList<>();

    @Override
    public boolean note(long n, Trail trail) {
        FaultFrame frame = frames.note(n, trail.log());
        if (frame != null && frame.isRefused() && FaultFrames.isEnd(n, trail.log())) {
            refused.add(frame);
        }
        return !refused.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (FaultFrame frame : refused) {
            frame.references().forEach((page, sum) -> differs(page, sum, sum > 0
                ? "the file system refused, and page {0} has {1} more references than before"
                : "the file system refused, and page {0} has {1} fewer references than before", findings));
            frame.mappings().forEach((page, sum) -> differs(page, sum, sum > 0
                ? "the file system refused, and page {0} has {1} more mappings than before"
                : "the file system refused, and page {0} has {1} fewer mappings than before", findings));
            if (frame.changedEntry(Pte.ACCESSED)) {
                findings.add(new Finding(new Subject.Entry(scene.machine().processes().mm(frame.task()),
                    frame.address()), Wording.of("the file system refused, and the entry has changed")));
            }
        }
    }

    private static void differs(int page, long sum, String pattern, List<Finding> findings) {
        if (sum != 0) {
            findings.add(new Finding(new Subject.Page(page), Wording.of(pattern, page, Math.abs(sum))));
        }
    }

    @Override
    public void begin() {
        refused.clear();
    }
}
