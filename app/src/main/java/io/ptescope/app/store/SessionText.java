package io.ptescope.app.store;

import io.ptescope.app.editor.Draft.Home;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Selection;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A session as text:
///
/// ```
/// ptescope-session 2
/// home lesson first-store                     or: home file PATH, home session PATH, home nowhere
/// by operation                                how far a step goes: operation, path, function, event
/// select entry 0 0x40003000                   also page PFN, slot INODE PAGE, area N, event N, operation N, line F:L
/// bookmark 1 40
/// marker A 12
/// break line do_wp_page:reuse                 also entry MM ADDRESS, page PFN, operation N, when QUERY
/// layout left 0.25 0=workload* ; …
/// branch 1 open kernel 2.6.19 at 40           the lines of BranchText
/// was 4 7                                     the text of which the stale branches 4 and 7 are runs
/// | title   A store that the kernel must notice
/// | …
/// workload
/// | title   A store that the kernel must notice
/// | …
/// ```
///
/// The first line says the version of the form, the workload comes last, and what stands between may be missing.
/// Positions count events, numbers of frames and addresses are hexadecimal. A blank line above the workload, or one
/// that begins with `#`, means nothing.
///
/// Version 2 has the lines `was`, without which a stale branch cannot be made again when the text comes back to it; of
/// version 1, which is read too, it stays stale for ever. A text of a stale branch that cannot be read any more is left
/// out.
public final class SessionText {
    /// The version of the form that this program writes; it reads those before as well.
    static final int VERSION = 2;
    /// How the first line begins.
    static final String HEAD = "ptescope-session ";
    /// Comes before the rows of the workload.
    static final String WORKLOAD = "workload";
    /// How the line before the rows of what the workload was begins.
    static final String WAS = "was";
    /// How a row of a workload begins.
    static final String ROW = "|";

    private static final String SUFFIX = ".ptescope";

    private SessionText() {}

    /// Whether `text` wants to be a session.
    public static boolean isSession(String text) {
        return text.startsWith(HEAD.strip());
    }

    /// Whether a file of this name would be a session, whatever it holds.
    public static boolean isNamedBy(String fileName) {
        return fileName.endsWith(SUFFIX);
    }

    /// The text of `session`.
    public static String of(SavedSession session) {
        List<String> lines = new ArrayList<>(List.of(HEAD + VERSION, "home " + home(session.home()),
            "by " + session.granularity().name().toLowerCase(Locale.ROOT)));
        selection(session.selection()).ifPresent(words -> lines.add("select " + words));
        lines.addAll(pins(session.pins()));
        session.breakpoints().forEach(breakpoint -> breakpoint(breakpoint)
            .ifPresent(words -> lines.add("break " + words)));
        session.conditions().forEach(condition -> lines.add("break when " + condition));
        if (!session.layout().isEmpty()) {
            lines.add("layout " + session.layout());
        }
        lines.addAll(BranchText.lines(session.branches()));
        Map<String, String> texts = new LinkedHashMap<>();
        session.branches().inTreeOrder().forEach(branch -> Optional.ofNullable(branch.text())
            .ifPresent(text -> texts.merge(text.text(), " " + branch.number(), String::concat)));
        texts.forEach((text, numbers) -> {
            lines.add(WAS + numbers);
            addRows(text, lines);
        });
        lines.add(WORKLOAD);
        addRows(session.workload(), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void addRows(String text, List<String> lines) {
        for (String row : text.split("\n", -1)) {
            lines.add(row.isEmpty() ? ROW : ROW + " " + row);
        }
    }

    /// Whether a path fits into a line: a name may hold whatever else there is.
    private static boolean isLine(Path path) {
        return path.toString().indexOf('\n') < 0;
    }

    private static String home(Home home) {
        return switch (home) {
            case Home.Nowhere _ -> "nowhere";
            case Home.Lesson(String id) -> "lesson " + id;
            case Home.File(Path path) -> isLine(path) ? "file " + path : "nowhere";
            case Home.Session(Path path) -> isLine(path) ? "session " + path : "nowhere";
        };
    }

    private static Optional<String> selection(Selection selection) {
        return switch (selection) {
            case Selection.None _ -> Optional.empty();
            case Selection.Pte(int mm, long address) -> Optional.of("entry " + mm + " " + hex(address));
            case Selection.Page(long pfn) -> Optional.of("page " + hex(pfn));
            case Selection.CachePage(int inode, int index) -> Optional.of("slot " + inode + " " + index);
            case Selection.Vma(int vma) -> Optional.of("area " + vma);
            case Selection.Event(long event) -> Optional.of("event " + event);
            case Selection.Operation(int operation) -> Optional.of("operation " + operation);
            case Selection.SiteLine(int site) -> site(site);
        };
    }

    private static List<String> pins(Pins pins) {
        List<String> lines = new ArrayList<>();
        pins.bookmarks().forEach((number, position) -> lines.add("bookmark " + number + " " + position));
        pins.a().ifPresent(position -> lines.add("marker A " + position));
        pins.b().ifPresent(position -> lines.add("marker B " + position));
        return lines;
    }

    private static Optional<String> breakpoint(Breakpoint breakpoint) {
        return switch (breakpoint) {
            case Breakpoint.Pte(int mm, long address) -> Optional.of("entry " + mm + " " + hex(address));
            case Breakpoint.Page(int pfn) -> Optional.of("page " + hex(pfn));
            case Breakpoint.Line(int site) -> site(site);
            case Breakpoint.Operation(int operation) -> Optional.of("operation " + operation);
            case Breakpoint.When when -> Optional.of("when " + when.text());
        };
    }

    /// A line by its name, because numbers differ from one release of this program to the next.
    private static Optional<String> site(int id) {
        return Sites.of(id).map(site -> "line " + name(site));
    }

    static String name(Site site) {
        return site.function() + ":" + site.label();
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
