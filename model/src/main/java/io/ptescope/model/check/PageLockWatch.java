package io.ptescope.model.check;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// I24: whoever cleans a page, or begins to write it, has it locked.
final class PageLockWatch implements Watch {
    private static final Set<Function> LOCKED = EnumSet.of(Function.PAGE_MKCLEAN, Function.CLEAR_PAGE_DIRTY_FOR_IO,
        Function.TEST_SET_PAGE_WRITEBACK);

    private final List<Trail.Open> entered = new ArrayList<>();

    @Override
    public boolean note(long n, Trail trail) {
        if (trail.log().isEnter(n) && LOCKED.contains(Function.of(trail.log().object(n)))) {
            entered.add(new Trail.Open(Function.of(trail.log().object(n)), trail.log().after(n)));
        }
        return !entered.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Trail.Open call : entered) {
            int page = (int) call.argument();
            if (!scene.machine().pages().is(page, PageFlag.LOCKED)) {
                findings.add(new Finding(new Subject.Page(page),
                    Wording.of("{0} works on page {1}, which nobody has locked", call.function().text(), page)));
            }
        }
    }

    @Override
    public void begin() {
        entered.clear();
    }
}
