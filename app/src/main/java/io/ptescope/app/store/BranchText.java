package io.ptescope.app.store;

import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Standing;
import io.ptescope.model.event.BrokenEdit;
import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Branches as lines of a session file, one each, in the order of the tree:
///
/// ```
/// branch 1 kernel 2.6.19 at 40
/// branch 2 of 1 kernel 2.6.19 -THROTTLE_AT_FAULT at 38 name without tracking
/// branch 3 of 1 open kernel 2.6.19 edits 57:TABLE_ENTRY[5,12]=0x25 60:PAGE_FLAGS[9]=0x8 at 61 name what if
/// branch 4 of 1 stale gone kernel 2.6.19 edits 90:TABLE_ENTRY[5,12]=0x24 at 91
/// ```
///
/// The root has no `of`, exactly one branch is `open`, which is not `stale`, and a name goes to the end of its line.
/// The texts of stale branches follow, see [SessionText]. One of these reads the lines of one session.
final class BranchText {
    /// More than anybody makes by hand; who walks the tree may go as deep.
    private static final int MOST = 999;

    private final List<Branch> all = new ArrayList<>();
    private final Set<Integer> known = new TreeSet<>();
    private int open;

    /// The lines of `branches`; none of an empty tree.
    static List<String> lines(Branches branches) {
        return branches.inTreeOrder().stream()
            .map(branch -> line(branch, branch.number() == branches.open())).toList();
    }

    private static String line(Branch branch, boolean open) {
        StringBuilder line = new StringBuilder("branch ").append(branch.number());
        if (!branch.isRoot()) {
            line.append(" of ").append(branch.parent());
        }
        line.append(open ? " open" : "");
        if (branch.isStale()) {
            line.append(" stale ").append(word(branch.standing()));
        }
        line.append(" kernel ").append(branch.kernel().text());
        if (branch.isEdited()) {
            line.append(" edits");
            branch.edits().forEach(edit -> line.append(' ').append(edit.text()));
        }
        line.append(" at ").append(branch.position());
        return branch.name().isEmpty() ? line.toString() : line.append(" name ").append(branch.name()).toString();
    }

    /// Reads what [#lines] wrote, behind the word `branch`.
    void read(SessionWords words) throws BrokenSession {
        if (all.size() == MOST) {
            throw words.wrongBefore("at most " + MOST + " branches");
        }
        int number = number(words);
        int parent = known.isEmpty() ? 0 : parent(words);
        if (words.skips("open")) {
            if (open != 0) {
                throw words.wrongBefore("\"kernel\": branch " + open + " is open already");
            }
            open = number;
        }
        Standing standing = open == number || number == Branch.ROOT ? Standing.CURRENT : standing(words);
        all.add(rest(words, number, parent, standing));
        known.add(number);
    }

    /// The branches with these numbers are runs of `text`, which was the workload before.
    void text(Set<Integer> numbers, Scenario text) {
        all.replaceAll(branch -> numbers.contains(branch.number()) ? new Branch(branch.number(), branch.parent(),
            branch.kernel(), branch.edits(), branch.position(), branch.name(), branch.standing(), text) : branch);
    }

    /// Whether a branch with this number has been read, and is stale.
    boolean isStale(int number) {
        return all.stream().anyMatch(branch -> branch.number() == number && branch.isStale());
    }

    /// The tree of what has been read; whether it has an open branch is not asked.
    Branches branches() {
        return new Branches(all, open);
    }

    private int number(SessionWords words) throws BrokenSession {
        int number = words.number("the number of a branch");
        if (known.isEmpty() ? number != Branch.ROOT : known.contains(number) || number == 0) {
            throw words.wrongBefore(known.isEmpty() ? "1, the number of the root"
                : "a number that no other branch has");
        }
        return number;
    }

    private int parent(SessionWords words) throws BrokenSession {
        words.keyword("of");
        int number = words.number("the number of a branch");
        if (!known.contains(number)) {
            throw words.wrongBefore("one of the branches " + known);
        }
        return number;
    }

    private static Standing standing(SessionWords words) throws BrokenSession {
        if (!words.skips("stale")) {
            return Standing.CURRENT;
        }
        return words.choice("why it is stale", Arrays.stream(Standing.values()).filter(each -> each != Standing.CURRENT)
            .toArray(Standing[]::new), BranchText::word);
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static Branch rest(SessionWords words, int number, int parent, Standing standing) throws BrokenSession {
        words.keyword("kernel");
        RunKernel kernel = kernel(words);
        List<Edit> edits = new ArrayList<>();
        if (words.skips("edits")) {
            while (!words.isNext("at")) {
                edits.add(edit(words, edits));
            }
        }
        words.keyword("at");
        long position = words.position("a position");
        String name = "";
        if (words.skips("name")) {
            name = words.rest("a name");
        } else if (words.hasMore()) {
            words.take("");
            throw words.wrongBefore("\"name\" or the end of the line");
        }
        return new Branch(number, parent, kernel, edits, position, name, standing, null);
    }

    private static RunKernel kernel(SessionWords words) throws BrokenSession {
        String choice = words.until(Set.of("edits", "at"));
        return RunKernel.named(choice).orElseThrow(() -> words.wrongWithin(1, "expected a kernel such as 2.6.19 "
            + "or 2.6.19 -ANON_FIRST" + RunKernel.choice(choice).flatMap(KernelChoice::mistake)
                .map(mistake -> ": " + mistake.message()).orElse(", found \"" + choice + "\"")));
    }

    private static Edit edit(SessionWords words, List<Edit> before) throws BrokenSession {
        try {
            Edit edit = Edit.parse(words.take("an edit or \"at\""));
            if (!before.isEmpty() && edit.position() <= before.getLast().position()) {
                throw words.wrongBefore("an edit behind position " + before.getLast().position());
            }
            return edit;
        } catch (BrokenEdit problem) {
            throw words.wrongWithin(problem.column(), String.valueOf(problem.getMessage()));
        }
    }
}
