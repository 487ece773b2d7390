package io.ptescope.app.store;

import io.ptescope.app.editor.Draft.Home;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Selection;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.parse.Reading;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Reads what [SessionText] writes. One parser reads one text.
public final class SessionParser {
    /// More than anybody sets by hand; a window on a hundred thousand stands still.
    private static final int BOOKMARKS = 9999;

    private final String file;
    private final Set<String> once = new HashSet<>();
    private final NavigableMap<Integer, Long> bookmarks = new TreeMap<>();
    private final Set<Breakpoint> breakpoints = new LinkedHashSet<>();
    private final List<String> conditions = new ArrayList<>();
    private final BranchText branches = new BranchText();
    /// The line with the first branch; 0 if there is none.
    private int root;
    private OptionalLong a = OptionalLong.empty();
    private OptionalLong b = OptionalLong.empty();
    private Home home = new Home.Nowhere();
    private Granularity granularity = Granularity.OPERATION;
    private Selection selection = Selection.NONE;
    private String layout = "";
    private String[] rows = {};
    /// The row that is read.
    private int at;

    private SessionParser(String file) {
        this.file = file;
    }

    /// The session that `text` describes.
    ///
    /// @param file what the user calls the text; errors begin with it
    /// @throws BrokenSession at the first thing that is wrong
    public static SavedSession parse(String file, String text) throws BrokenSession {
        return new SessionParser(file).read(text);
    }

    private SavedSession read(String text) throws BrokenSession {
        rows = text.split("\n", -1);
        head(rows[0]);
        at = 1;
        while (at < rows.length && !rows[at].equals(SessionText.WORKLOAD)) {
            if (!rows[at].isBlank() && !rows[at].startsWith("#")) {
                line(new SessionWords(file, at + 1, rows[at]));
            }
            at++;
        }
        if (at == rows.length) {
            throw new BrokenSession(new Diagnostic(file, rows.length, 1,
                "expected \"workload\" and its rows, found the end of the file"));
        }
        String workload = workload();
        if (at < rows.length && !(at == rows.length - 1 && rows[at].isEmpty())) {
            throw noRow();
        }
        return new SavedSession(home, tree(), granularity, selection, new Pins(bookmarks, a, b), breakpoints,
            conditions, layout, workload);
    }

    private void head(String row) throws BrokenSession {
        String version = row.startsWith(SessionText.HEAD) ? row.substring(SessionText.HEAD.length()) : "";
        int number = version.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(version) : 0;
        if (number == 0) {
            throw new BrokenSession(new Diagnostic(file, 1, version.isEmpty() ? 1 : SessionText.HEAD.length() + 1,
                "expected \"" + SessionText.HEAD + SessionText.VERSION + "\", found \"" + row + "\""));
        }
        if (number > SessionText.VERSION) {
            throw new BrokenSession(new Diagnostic(file, 1, SessionText.HEAD.length() + 1, "expected version "
                + SessionText.VERSION + ", found " + version + ": a newer PteScope has written this"));
        }
    }

    /// The workload in the rows behind this one, of which there is one at least; goes on behind them.
    private String workload() throws BrokenSession {
        List<String> workload = new ArrayList<>();
        at++;
        while (at < rows.length && (rows[at].equals(SessionText.ROW) || rows[at].startsWith(SessionText.ROW + " "))) {
            workload.add(rows[at].equals(SessionText.ROW) ? "" : rows[at].substring(2));
            at++;
        }
        if (workload.isEmpty()) {
            throw noRow();
        }
        return String.join("\n", workload);
    }

    private BrokenSession noRow() {
        boolean over = at >= rows.length - 1 && rows[rows.length - 1].isEmpty();
        return new BrokenSession(new Diagnostic(file, over ? rows.length : at + 1, 1, "expected a row of the workload "
            + "behind \"| \", found " + (over ? "the end of the file" : "\"" + rows[at] + "\"")));
    }

    /// What the workload was when some branches, which are stale now, were runs of it.
    private void was(SessionWords words) throws BrokenSession {
        Set<Integer> numbers = new HashSet<>();
        do {
            int number = words.number("the number of a stale branch");
            if (!branches.isStale(number)) {
                throw words.wrongBefore("the number of a stale branch");
            }
            numbers.add(number);
        } while (words.hasMore());
        Reading reading = ScenarioParser.read(file, workload());
        // The line that is looked at next is the first behind the rows.
        at--;
        if (reading.isSound()) {
            branches.text(numbers, reading.scenario());
        }
    }

    private Branches tree() throws BrokenSession {
        Branches tree = branches.branches();
        if (tree.open() == 0 && root > 0) {
            throw new BrokenSession(new Diagnostic(file, root, 1, "expected one of the branches to be open"));
        }
        return tree;
    }

    private void line(SessionWords words) throws BrokenSession {
        String keyword = words.take("a line of a session");
        if (Set.of("home", "by", "select", "layout").contains(keyword) && !once.add(keyword)) {
            throw words.wrongBefore("another line: there is one of these already");
        }
        switch (keyword) {
            case "home" -> home = home(words);
            case "by" -> granularity = words.choice("how far a step goes", Granularity.values(),
                one -> one.name().toLowerCase(Locale.ROOT));
            case "select" -> selection = selection(words);
            case "bookmark" -> bookmark(words);
            case "marker" -> marker(words);
            case "break" -> breakpoint(words);
            case "layout" -> layout = words.rest("an arrangement of the panels");
            case "branch" -> {
                root = root == 0 ? words.line() : root;
                branches.read(words);
            }
            case SessionText.WAS -> was(words);
            default -> throw words.wrongBefore("home, by, select, bookmark, marker, break, layout, branch, was or "
                + "workload");
        }
        words.end();
    }

    private static Home home(SessionWords words) throws BrokenSession {
        String kind = words.take("nowhere, lesson, file or session");
        try {
            return switch (kind) {
                case "nowhere" -> new Home.Nowhere();
                case "lesson" -> new Home.Lesson(words.rest("a lesson"));
                case "file" -> new Home.File(Path.of(words.rest("a path")));
                case "session" -> new Home.Session(Path.of(words.rest("a path")));
                default -> throw words.wrongBefore("nowhere, lesson, file or session");
            };
        } catch (InvalidPathException foreign) {
            throw words.wrongBefore("a path of this system");
        }
    }

    private static Selection selection(SessionWords words) throws BrokenSession {
        String expected = "entry, page, slot, area, event, operation or line";
        return switch (words.take(expected)) {
            case "entry" -> new Selection.Pte(words.number("an address space"), words.hex("an address"));
            case "page" -> new Selection.Page(words.frame());
            case "slot" -> new Selection.CachePage(words.number("an inode"), words.number("a page"));
            case "area" -> new Selection.Vma(words.number("an area"));
            case "event" -> new Selection.Event(words.position("an event"));
            case "operation" -> new Selection.Operation(words.number("an operation"));
            case "line" -> new Selection.SiteLine(site(words));
            default -> throw words.wrongBefore(expected);
        };
    }

    private static int site(SessionWords words) throws BrokenSession {
        return words.choice("a line such as do_wp_page:reuse", Sites.all().toArray(Site[]::new), SessionText::name)
            .id();
    }

    private void bookmark(SessionWords words) throws BrokenSession {
        int number = words.number("the number of a bookmark, from 1");
        if (number == 0 || number > BOOKMARKS || bookmarks.containsKey(number)) {
            throw words.wrongBefore("a number, 1 to " + BOOKMARKS + ", that no other bookmark has");
        }
        bookmarks.put(number, words.position("a position"));
    }

    private void marker(SessionWords words) throws BrokenSession {
        String which = words.take("A or B");
        boolean first = which.equals("A");
        if (!first && !which.equals("B") || (first ? a : b).isPresent()) {
            throw words.wrongBefore("A or B, each once");
        }
        OptionalLong position = OptionalLong.of(words.position("a position"));
        a = first ? position : a;
        b = first ? b : position;
    }

    private void breakpoint(SessionWords words) throws BrokenSession {
        String expected = "entry, page, line, operation or when";
        switch (words.take(expected)) {
            case "entry" -> breakpoints.add(new Breakpoint.Pte(words.number("an address space"),
                words.hex("an address")));
            case "page" -> breakpoints.add(new Breakpoint.Page(words.page()));
            case "line" -> breakpoints.add(new Breakpoint.Line(site(words)));
            case "operation" -> breakpoints.add(new Breakpoint.Operation(words.number("an operation")));
            case "when" -> conditions.add(words.rest("an event or a condition"));
            default -> throw words.wrongBefore(expected);
        }
    }
}
