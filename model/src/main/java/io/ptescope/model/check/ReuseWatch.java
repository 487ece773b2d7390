package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.state.Field;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// I14, the part that is done: a page that a fault has let go too early, and to which it will compare its entry, is not
/// freed and taken into use again meanwhile (F09: the same frame, the same bits, another page).
final class ReuseWatch implements Watch {
    private static final int NO_PAGE = -1;
    private static final int LETS_GO = site("unpin-early");
    private static final int LOCKS_AGAIN = site("relock");

    /// By task: the page that it has let go and still counts on.
    private final int[] trusted = new int[Origin.HARDWARE + 1];
    private final List<int[]> reused = new ArrayList<>();

    ReuseWatch() {
        Arrays.fill(trusted, NO_PAGE);
    }

    private static int site(String label) {
        return Sites.all().stream().filter(site -> site.function().equals("do_wp_page") && site.label().equals(label))
            .mapToInt(Site::id).findFirst().orElse(NO_PAGE);
    }

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        int task = log.task(n);
        int site = log.site(n);
        boolean refcount = log.changes(n, Field.PAGE_REFCOUNT);
        if (refcount && site == LETS_GO) {
            trusted[task] = log.object(n);
        } else if (trusted[task] != NO_PAGE && site != LETS_GO
            && site != LOCKS_AGAIN) {
            trusted[task] = NO_PAGE;
        }
        if (refcount && log.before(n) == 0 && log.after(n) > 0) {
            for (int other = 0; other < trusted.length; other++) {
                if (trusted[other] == log.object(n)) {
                    reused.add(new int[] {other, log.object(n)});
                }
            }
        }
        return !reused.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (int[] one : reused) {
            findings.add(new Finding(new Subject.Page(one[1]), Wording.of(
                "page {0} was freed and is in use again, while {1} still means the page that it was", one[1],
                scene.who(one[0]))));
        }
    }

    @Override
    public void begin() {
        reused.clear();
    }
}
