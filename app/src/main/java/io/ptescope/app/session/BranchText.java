package io.ptescope.app.session;

import io.ptescope.model.event.BrokenEdit;
import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
public final class BranchText {
    /// More than anybody makes by hand; who walks the tree may go as deep.
    private static final int MOST = 999;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final int line;
    private final String text;
    private final Matcher words;
    private String word = "";
    private int column;

    private BranchText(int line, String text) {
        this.line = line;
        this.text = text;
        this.words = WORD.matcher(text);
        advance();
    }

    /// The lines of `branches`; none of an empty tree.
    public static List<String> lines(Branches branches) {
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

    /// Reads what [#lines] wrote.
    ///
    /// @throws BrokenBranch if a line is no branch, or all of them are no tree
    public static Branches parse(List<String> lines) throws BrokenBranch {
        List<Branch> all = new ArrayList<>();
        Set<Integer> known = new TreeSet<>();
        int open = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == MOST) {
                throw new BrokenBranch(i + 1, 1, "expected at most " + MOST + " branches");
            }
            BranchText reader = new BranchText(i + 1, lines.get(i));
            reader.keyword("branch");
            int number = reader.branchNumber(known);
            int parent = known.isEmpty() ? 0 : reader.parent(known);
            if (reader.takes("open")) {
                if (open != 0) {
                    throw reader.wrong("\"kernel\": branch " + open + " is open already");
                }
                open = number;
                reader.advance();
            }
            Standing standing = open == number || number == Branch.ROOT ? Standing.CURRENT : reader.standing();
            Branch branch = reader.rest(number, parent);
            all.add(standing == Standing.CURRENT ? branch : branch.stale(standing));
            known.add(number);
        }
        if (open == 0 && !lines.isEmpty()) {
            throw new BrokenBranch(1, 1, "expected one of the branches to be open");
        }
        return new Branches(all, open);
    }

    private Standing standing() throws BrokenBranch {
        if (!takes("stale")) {
            return Standing.CURRENT;
        }
        advance();
        Standing standing = Arrays.stream(Standing.values())
            .filter(each -> each != Standing.CURRENT && takes(word(each))).findFirst()
            .orElseThrow(() -> wrong("gone, elsewhere or absent"));
        advance();
        return standing;
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private int branchNumber(Set<Integer> known) throws BrokenBranch {
        long number = number("the number of a branch", 1_000_000);
        if (known.isEmpty() ? number != Branch.ROOT : known.contains((int) number) || number == 0) {
            throw new BrokenBranch(line, column, known.isEmpty() ? "expected 1, the number of the root, found " + number
                : "expected a number that no other branch has, found " + number);
        }
        advance();
        return (int) number;
    }

    private int parent(Set<Integer> known) throws BrokenBranch {
        keyword("of");
        long number = number("the number of a branch", 1_000_000);
        if (!known.contains((int) number)) {
            throw new BrokenBranch(line, column, "expected one of the branches " + known + ", found " + number);
        }
        advance();
        return (int) number;
    }

    private Branch rest(int number, int parent) throws BrokenBranch {
        keyword("kernel");
        RunKernel kernel = kernel();
        List<Edit> edits = new ArrayList<>();
        if (takes("edits")) {
            advance();
            while (!takes("at")) {
                edits.add(edit(edits));
                advance();
            }
        }
        keyword("at");
        long position = number("a position", Long.MAX_VALUE);
        advance();
        String name = "";
        if (takes("name")) {
            name = text.substring(words.end()).strip();
            column = words.end() + 1;
            word = "";
            if (name.isEmpty()) {
                throw wrong("a name");
            }
        } else if (!word.isEmpty()) {
            throw wrong("\"name\" or the end of the line");
        }
        return new Branch(number, parent, kernel, edits, position, name);
    }

    private RunKernel kernel() throws BrokenBranch {
        int at = column;
        List<String> parts = new ArrayList<>();
        while (!word.isEmpty() && !takes("edits") && !takes("at")) {
            parts.add(word);
            advance();
        }
        String choice = String.join(" ", parts);
        return RunKernel.named(choice).orElseThrow(() -> new BrokenBranch(line, at, "expected a kernel such as 2.6.19 "
            + "or 2.6.19 -ANON_FIRST" + RunKernel.choice(choice).flatMap(KernelChoice::mistake)
                .map(mistake -> ": " + mistake.message()).orElse(", found \"" + choice + "\"")));
    }

    private Edit edit(List<Edit> before) throws BrokenBranch {
        try {
            Edit edit = Edit.parse(word);
            if (!before.isEmpty() && edit.position() <= before.getLast().position()) {
                throw wrong("an edit behind position " + before.getLast().position());
            }
            return edit;
        } catch (BrokenEdit problem) {
            throw new BrokenBranch(line, column + problem.column() - 1, String.valueOf(problem.getMessage()));
        }
    }

    private long number(String what, long most) throws BrokenBranch {
        if (!word.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(word) > most) {
            throw wrong(what);
        }
        return Long.parseLong(word);
    }

    private void keyword(String wanted) throws BrokenBranch {
        if (!takes(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
        advance();
    }

    private boolean takes(String wanted) {
        return word.equals(wanted);
    }

    private void advance() {
        boolean more = words.find();
        word = more ? words.group() : "";
        column = (more ? words.start() : text.length()) + 1;
    }

    private BrokenBranch wrong(String expected) {
        return new BrokenBranch(line, column, "expected " + expected + ", found "
            + (word.isEmpty() ? "the end of the line" : "\"" + word + "\""));
    }
}
