package io.ptescope.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.app.editor.Draft.Home;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Standing;
import io.ptescope.model.event.Edit;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTextTest {
    private static final String LEAST = """
        ptescope-session 1
        workload
        | file   f ext3 pages=1
        |
        """;

    @Property(tries = 300)
    void sessionIsWhatItsTextSays(@ForAll long seed) throws BrokenSession {
        SavedSession session = session(new Random(seed));
        String text = SessionText.of(session);
        assertThat(SessionParser.parse("x", text)).isEqualTo(session);
        assertThat(SessionText.of(SessionParser.parse("x", text))).isEqualTo(text);
    }

    @Test
    void onlyTheWorkloadHasToBeThere() throws BrokenSession {
        SavedSession session = SessionParser.parse("x", LEAST);
        assertThat(session.workload()).isEqualTo("file   f ext3 pages=1\n");
        assertThat(session.home()).isEqualTo(new Home.Nowhere());
        assertThat(session.branches()).isEqualTo(Branches.NONE);
    }

    @Test
    void staleBranchOfTheFirstVersionHasNoText() throws BrokenSession {
        SavedSession session = SessionParser.parse("x", LEAST.replace("workload", """
            branch 1 open kernel 2.6.19 at 4
            branch 2 of 1 stale gone kernel 2.6.19 edits 3:PAGE_FLAGS[1]=0x8 at 4
            workload"""));
        assertThat(session.branches().find(2).orElseThrow().text()).isNull();
    }

    @Test
    void textThatStaleBranchesHadIsReadOnlyForThem() {
        assertThatThrownBy(() -> SessionParser.parse("x", LEAST.replace("workload", """
            branch 1 open kernel 2.6.19 at 4
            was 1
            | file f ext3 pages=1
            workload"""))).hasMessage("x:3:5: expected the number of a stale branch, found \"1\"");
    }

    @Test
    void textThatCannotBeReadAnyMoreIsLeftOut() throws BrokenSession {
        SavedSession session = SessionParser.parse("x", LEAST.replace("workload", """
            branch 1 open kernel 2.6.19 at 4
            branch 2 of 1 stale gone kernel 2.6.19 edits 3:PAGE_FLAGS[1]=0x8 at 4
            was 2
            | frob
            workload"""));
        assertThat(session.branches().find(2).orElseThrow().text()).isNull();
        assertThat(session.workload()).isEqualTo("file   f ext3 pages=1\n");
    }

    @Test
    void newerVersionIsSaidToBeOne() {
        assertThatThrownBy(() -> SessionParser.parse("a.ptescope", LEAST.replace("session 1", "session 3")))
            .isInstanceOf(BrokenSession.class)
            .hasMessage("a.ptescope:1:18: expected version 2, found 3: a newer PteScope has written this");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "by day | 2:4: expected how far a step goes: operation, path, function, event, found \"day\"",
        "marker C 4 | 2:8: expected A or B, each once, found \"C\"",
        "bookmark 1 -4 | 2:12: expected a position, found \"-4\"",
        "select entry 0 12 | 2:16: expected an address such as 0x40, found \"12\"",
        "break | 2:6: expected entry, page, line, operation or when, found the end of the line",
        "bookmark 10000 4 | 2:10: expected a number, 1 to 9999, that no other bookmark has, found \"10000\"",
        "select entry 2147483647 0x0 | 2:14: expected an address space, found \"2147483647\"",
        "select page 0xffffffffffffffff | 2:13: expected a frame below 0x10000000000, found \"0xffffffffffffffff\"",
        "break page 0x80000000 | 2:12: expected a frame below 0x1000000, found \"0x80000000\"",
        "break operation 1 2 | 2:19: expected the end of the line, found \"2\"",
        "branch 1 at 4 | 2:10: expected \"kernel\", found \"at\"",
        "colour red | 2:1: expected home, by, select, bookmark, marker, break, layout, branch, was or workload, "
            + "found \"colour\"",
    })
    void mistakeIsToldWithItsPlace(String line, String message) {
        String text = LEAST.replace("workload\n", line + "\nworkload\n");
        assertThatThrownBy(() -> SessionParser.parse("s", text)).isInstanceOf(BrokenSession.class)
            .hasMessage("s:" + message);
    }

    @Test
    void sessionWithoutAWorkloadIsNone() {
        assertThatThrownBy(() -> SessionParser.parse("s", "ptescope-session 1\nby event\n"))
            .hasMessageContaining("s:3:1: expected \"workload\"");
        assertThatThrownBy(() -> SessionParser.parse("s", "ptescope-session 1\nworkload\nfile f\n"))
            .hasMessageContaining("s:3:1: expected a row of the workload behind \"| \"");
        assertThatThrownBy(() -> SessionParser.parse("s", "file f ext3\n")).hasMessageContaining("s:1:1: expected");
    }

    private static SavedSession session(Random random) {
        NavigableMap<Integer, Long> bookmarks = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            bookmarks.put(1 + random.nextInt(9), (long) random.nextInt(1000));
        }
        Set<Breakpoint> breakpoints = new LinkedHashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            breakpoints.add(breakpoint(random));
        }
        List<String> conditions = random.nextBoolean() ? List.of() : List.of("nr_dirty > 2", "call do_wp_page");
        String layout = random.nextBoolean() ? "" : "left 0.25 0=workload* ; centre 0 1=stage*";
        return new SavedSession(home(random), branches(random),
            Granularity.values()[random.nextInt(Granularity.values().length)], selection(random),
            new Pins(bookmarks, marker(random), marker(random)), breakpoints, conditions, layout, text(random));
    }

    private static Home home(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Home.Nowhere();
            case 1 -> new Home.Lesson("first-store");
            case 2 -> new Home.File(Path.of("/tmp/a b.scn"));
            default -> new Home.Session(Path.of("relative.ptescope"));
        };
    }

    private static Branches branches(Random random) {
        if (random.nextInt(3) == 0) {
            return Branches.NONE;
        }
        RunKernel kernel = RunKernel.named("2.6.19").orElseThrow();
        return new Branches(List.of(new Branch(1, 0, kernel, List.of(), random.nextInt(90), ""),
            new Branch(2, 1, RunKernel.named("2.6.18").orElseThrow(), List.of(), 7, "the one before"),
            stale(3, random), stale(4, random), stale(5, random)), 2);
    }

    private static Branch stale(int number, Random random) {
        Scenario text = random.nextBoolean() ? null : ScenarioParser.read("x", "file f ext3 pages=" + number / 2
            + "  # why\n\n#\n  mmap   A f shared rw pages=1").scenario();
        return new Branch(number, 1, RunKernel.named("2.6.19").orElseThrow(),
            List.of(new Edit(number, Field.PAGE_FLAGS, 1, 0, 8)), 7, "", Standing.ELSEWHERE, text);
    }

    private static Selection selection(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Selection.NONE;
            case 1 -> new Selection.Pte(random.nextInt(4), random.nextLong());
            case 2 -> new Selection.Page(random.nextInt(1 << 20));
            case 3 -> new Selection.CachePage(random.nextInt(4), random.nextInt(100));
            case 4 -> new Selection.Vma(random.nextInt(9));
            case 5 -> new Selection.Event(random.nextInt(1 << 20));
            case 6 -> new Selection.Operation(random.nextInt(30));
            default -> new Selection.SiteLine(site(random));
        };
    }

    private static Breakpoint breakpoint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Breakpoint.Pte(random.nextInt(4), random.nextLong());
            case 1 -> new Breakpoint.Page(random.nextInt(1 << 20));
            case 2 -> new Breakpoint.Line(site(random));
            default -> new Breakpoint.Operation(random.nextInt(30));
        };
    }

    private static int site(Random random) {
        List<Site> all = Sites.all();
        return all.get(random.nextInt(all.size())).id();
    }

    private static OptionalLong marker(Random random) {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(1000));
    }

    private static String text(Random random) {
        String[] parts = {"write  A 0 65", "\n", "", " ", "# Größe ≤ 3 | x", "|", "workload", "\t", "by event",
            "\n\n"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
