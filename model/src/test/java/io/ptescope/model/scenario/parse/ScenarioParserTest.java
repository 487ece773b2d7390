package io.ptescope.model.scenario.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.Injection;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Protection;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Source;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Act;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioParserTest {
    private static final String MAPPED = "kernel 2.6.19 2.6.18\nfile F ext3 pages=8\nmmap A F shared rw pages=4\n";

    @Test
    void everyOperationOfTheRecordedLanguageIsRead() throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("all.scn", Samples.EVERY_OPERATION);

        assertThat(scenario.operations()).hasSize(54);
        assertThat(scenario.title()).isEqualTo("every operation; \"quoted\" words are only words");
        assertThat(scenario.files()).hasSize(3);
    }

    @Test
    void anOperationKeepsItsArguments() throws ScenarioException {
        Scenario scenario = parse(MAPPED + "mmap B anon private r pages=2 locked\nfork C\nin C write A 3 65 at=7\n");

        assertThat(scenario.operations().get(1).statement()).isEqualTo(new Act("P0", new Operation.Mmap("B",
            Source.Ready.ANON, false, Protection.R, 2, 0, Set.of(Operation.MmapFlag.LOCKED))));
        assertThat(scenario.operations().get(3).statement())
            .isEqualTo(new Act("C", new Operation.Write("A", 3, 65, 7)));
        assertThat(scenario.operations().get(3).text()).isEqualTo("in C write A 3 65 at=7");
        assertThat(scenario.operations().get(3).place().line()).isEqualTo(6);
    }

    @Test
    void kernelsMayHaveSwitchesAndNeedNotExist() throws ScenarioException {
        assertThat(parse("kernel 6.1 2.6.26 -MIXEDMAP_DIRTY_FIX 5.4 +X 6.18\nsync\n").kernels()).containsExactly(
            new KernelChoice("6.1", List.of()),
            new KernelChoice("2.6.26", List.of("-MIXEDMAP_DIRTY_FIX")),
            new KernelChoice("5.4", List.of("+X")),
            new KernelChoice("6.18", List.of()));
    }

    @Test
    void aChoiceOfPatchesThatMakesNoSenseIsRefusedWhereItIsMade() {
        assertThat(failure("title t\nkernel 2.6.18 2.6.19 -DIRTY_TRACKING 2.6.17\n")).hasMessage("x.scn:2:22: "
            + "THROTTLE_AT_FAULT, MPROTECT_KEEPS_DIRTY and MSYNC_NO_WALK need DIRTY_TRACKING; expected "
            + "\"2.6.19 -DIRTY_TRACKING -THROTTLE_AT_FAULT -MPROTECT_KEEPS_DIRTY -MSYNC_NO_WALK\"");
        assertThat(failure("kernel 2.6.17 +PAGE_MKWRITE +BALANCE_AFTER_MKWRITE\n")).hasMessage("x.scn:1:29: "
            + "BALANCE_AFTER_MKWRITE needs THROTTLE_AT_FAULT; expected \"2.6.17 +PAGE_MKWRITE "
            + "+BALANCE_AFTER_MKWRITE +DIRTY_TRACKING +THROTTLE_AT_FAULT\", or another version than 2.6.17");
        assertThat(failure("kernel 2.6.26 -MIXDMAP_DIRTY_FIX\n")).hasMessage("x.scn:1:15: expected a patch with its "
            + "sign such as -ANON_FIRST, found \"-MIXDMAP_DIRTY_FIX\"; did you mean \"-MIXEDMAP_DIRTY_FIX\"?");
    }

    @Test
    void aScenarioSaysWhatItShows() throws ScenarioException {
        Scenario scenario = parse("covers S1-02 S2-01\ncovers S2-02\ncatalogue A02 F03\nsync\n");

        assertThat(scenario.covers()).containsExactly("S1-02", "S2-01", "S2-02");
        assertThat(scenario.catalogue()).containsExactly("A02", "F03");
        assertThat(failure("title t\ncovers S1-02 S2-27\n")).hasMessage(
            "x.scn:2:14: expected an id of the checklist such as S1-01, found \"S2-27\"; did you mean \"S2-07\"?");
        assertThat(failure("catalogue  G01\n")).hasMessageStartingWith(
            "x.scn:1:12: expected an id of the catalogue such as A01, found \"G01\"");
        assertThat(failure("covers\n")).hasMessage(
            "x.scn:1:7: expected an id of the checklist such as S1-01, found the end of the line");
        assertThat(failure("covers S1-02\ncovers S1-02\n")).hasMessage(
            "x.scn:2:8: expected S1-02 once, found it a second time");
    }

    @Test
    void aHashBeginsACommentUnlessItIsQuoted() throws ScenarioException {
        Scenario scenario = parse(MAPPED + "say \"page #3\" # said\n");

        assertThat(scenario.lines().getLast().statement()).isEqualTo(new Statement.Say(List.of(), "page #3"));
        assertThat(scenario.lines().getLast().comment()).isEqualTo("said");
    }

    @Test
    void oneExpectLineHoldsSeveralExpectations() throws ScenarioException {
        Scenario scenario = parse(MAPPED + "expect 2.6.18: A[3] = RO clean; F[3] dirty; nr_dirty <= 1;signal=SIGBUS\n");

        Statement.Expect expect = (Statement.Expect) scenario.lines().getLast().statement();
        assertThat(expect.kernels()).containsExactly("2.6.18");
        assertThat(expect.expectations()).hasSize(4).first().isEqualTo(new Expectation.EntryIs(
            new Spot.Entry("P0", "A", 3), false, List.of(Expectation.PteWord.RO, Expectation.PteWord.CLEAN)));
    }

    @Test
    void lanesOfABlockBelongTogether() throws ScenarioException {
        Scenario scenario = parse(MAPPED + """
            together
              cpu1: fsync F
              cpu0: write A 0 65
              cpu1: read A 0
            schedule cpu0*4 cpu1 cpu0 ...
            """);
        Scenario.Block block = scenario.block(3);

        assertThat(block.lanes()).extracting(Scenario.Lane::cpu).containsExactly(0, 1);
        assertThat(block.lanes().get(1).lines()).hasSize(2);
        assertThat(block.turns()).containsExactly(new Statement.Turn(0, 4), new Statement.Turn(1, 1),
            new Statement.Turn(0, 0));
        assertThat(block.last()).isEqualTo(7);
    }

    @Test
    void aFailureCanBeOrdered() throws ScenarioException {
        assertThat(parse("inject page_mkwrite ENOSPC at 2\nsync\n").injections()).containsExactly(
            new Injection(Injection.Place.PAGE_MKWRITE, 2, Errno.ENOSPC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "raed A 3                    | 4:1  | an operation or another line|did you mean \"read\"?",
        "read                        | 4:5  | expected a mapping, found the end of the line|",
        "read B 3                    | 4:6  | expected a mapping of P0 (A), found \"B\"|",
        "read A 262144               | 4:8  | expected a page of A (0 to 262143), found \"262144\"|",
        "write A 3 256               | 4:11 | expected a byte (0 to 255), found \"256\"|",
        "read A 3 at=4096            | 4:13 | expected an offset in the page (0 to 4095)|",
        "read A 3 4                  | 4:10 | expected at=, or the end of the line, found \"4\"|",
        "mprotect A 1 262144 r       | 4:14 | from page 1 on (1 to 262143), found \"262144\"|",
        "mprotect A 1 2 rx           | 4:16 | none, r, w or rw, found \"rx\"|",
        "mmap B G shared rw pages=4  | 4:8  | expected a file or device that is declared above|",
        "mmap B F share rw pages=4   | 4:10 | expected shared or private|did you mean \"shared\"?",
        "mmap B F shared rw pages=0  | 4:26 | expected the length in pages (1 to 1048576), found \"0\"|",
        "mmap 1 F shared rw pages=1  | 4:6  | expected a name for the mapping (a letter|",
        "in C read A 3               | 4:4  | expected a process (P0), found \"C\"|",
        "file F ext3 pages=2         | 4:6  | expected a new name for the file|",
        "file G etx3 pages=2         | 4:8  | expected a file system|did you mean \"ext3\"?",
        "file G ext3 pages=2 hole big | 4:26 | expected one of hole, prealloc or big, found both|",
        "machine cpus=9              | 4:1  | expected \"machine\" before the first operation|",
        "kernel 2.6.17               | 4:1  | expected \"kernel\" before the first operation|",
        "say page                    | 4:5  | expected a sentence in double quotes, found \"page\"|",
        "say \"page                  | 4:10 | expected a closing \" for the one at column 5|",
        "expect A[4] = RO            | 4:10 | expected a page of A (0 to 3), found \"4\"|",
        "expect A[3] = R             | 4:15 | expected what the entry is|did you mean \"RO\"?",
        "expect nr_drity = 1         | 4:8  | expected a page such as A[3]|did you mean \"nr_dirty\"?",
        "expect nr_dirty = x         | 4:19 | expected a number|",
        "expect nr_dirty             | 4:16 | expected = or another comparison, found the end|",
        "expect 2.6.17: nr_dirty = 1 | 4:8  | expected a kernel of the kernel line (2.6.19 or 2.6.18)|",
        "expect nr_dirty = 1 faults  | 4:21 | expected \";\" or the end of the line, found \"faults\"|",
        "ask B[3]                    | 4:5  | expected a mapping of P0 or a file (A or F), found \"B\"|",
        "schedule cpu0               | 4:1  | expected \"schedule\" once, below the lanes|",
        "cpu0: read A 3              | 4:1  | expected \"together\" above the first lane|",
        "fsync A                     | 4:7  | expected a file (F), found \"A\"|",
        "ftruncate F bytes=x         | 4:19 | expected the new size|",
        "msync A sync n=2            | 4:16 | expected page= with n=, found only n=|",
        "sleep -1                    | 4:7  | expected a number of milliseconds (0 to 3600000), found \"-1\"|",
        "sysctl vm/dirty_expire_centisecs x | 4:34 | expected hundredths of a second (0 to 360000)|",
        "inject page_mkwrite EIO at 1 | 4:1 | expected \"inject\" before the first operation|",
        "sync now                    | 4:6  | expected the end of the line, found \"now\"|",
    })
    void anErrorNamesPlaceAndWhatWasExpected(String line, String place, String message, String hint) {
        ScenarioException error = failure(MAPPED + line + "\n");

        assertThat(error).hasMessageStartingWith("x.scn:" + place + ": ").hasMessageContaining(message);
        if (hint != null) {
            assertThat(error).hasMessageEndingWith(hint);
        }
    }

    @Test
    void aBlockNeedsLanesOnCpusOfTheMachine() {
        assertThat(failure(MAPPED + "together\nread A 1\n")).hasMessageStartingWith("x.scn:5:1: expected a lane");
        assertThat(failure(MAPPED + "together\n")).hasMessageEndingWith("found the end of the file");
        assertThat(failure(MAPPED + "together\n  cpu2: read A 1\n"))
            .hasMessage("x.scn:5:3: expected a CPU of the machine (cpu0 to cpu1), found \"cpu2\"");
        assertThat(failure(MAPPED + "together\n  cpu0: read A 1\nschedule cpu1\n"))
            .hasMessage("x.scn:6:10: expected a lane of the block (cpu0), found \"cpu1\"");
        assertThat(failure(MAPPED + "together\n  cpu0: fork D\n")).hasMessageStartingWith("x.scn:5:9: ");
    }

    @Test
    void aProcessEndsOnce() {
        assertThat(failure(MAPPED + "fork C\nexit C\nexit C\n"))
            .hasMessage("x.scn:6:6: expected a process (P0), found \"C\"");
    }

    @Test
    void whatIsLeftOutIsWhatItUsuallyIs() throws ScenarioException {
        List<Line> left = ScenarioParser.parse("x.scn",
            MAPPED + "mmap B F shared rw\nwrite B 1\nwrite B 1 at=2\nfork C\npoke C B 1\n").operations();
        List<Line> said = ScenarioParser.parse("x.scn", MAPPED
            + "mmap B F shared rw pages=4\nwrite B 1 90\nwrite B 1 90 at=2\nfork C\npoke C B 1 75\n").operations();

        assertThat(left).extracting(Line::statement).containsExactlyElementsOf(
            said.stream().map(Line::statement).toList());
    }

    @Test
    void afterItsExitTheNextProcessActsForTheFirst() throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("x.scn", MAPPED + "fork C\nfork D\nexit P0\nread A 0\n");

        assertThat(scenario.operations().getLast().statement())
            .isEqualTo(new Statement.Act("C", new Operation.Read("A", 0, 0)));
    }

    @Test
    void marksAreUnique() {
        assertThat(failure(MAPPED + "mark \"x\"\nmark \"x\"\n"))
            .hasMessage("x.scn:5:6: expected a new name for the mark, found \"x\" a second time");
    }

    @Test
    void processesAreLimited() {
        StringBuilder text = new StringBuilder(MAPPED);
        for (int i = 1; i <= Limits.PROCESSES; i++) {
            text.append("fork C").append(i).append('\n');
        }
        assertThat(failure(text.toString())).hasMessage("x.scn:63:6: expected at most 60 processes, found one more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "title nothing\nfile F ext3 pages=1\n"})
    void aScenarioHasAtLeastOneOperation(String text) {
        assertThat(failure(text)).hasMessageEndingWith(
            "expected at least one operation, found the end of the file");
    }

    @Test
    void hugeLinesAndControlCharactersAreRefused() {
        assertThat(failure("title " + "x".repeat(5000) + "\n"))
            .hasMessageStartingWith("x.scn:1:2001: expected at most");
        assertThat(failure("title x\u0000y\n")).hasMessage(
            "x.scn:1:8: expected text without control characters, found the control character U+0000");
        assertThat(failure("\n".repeat(Limits.LINES + 1))).hasMessageContaining("expected at most 100000 lines");
    }

    @Test
    void linesMayEndAsOnWindowsAndBeginWithAByteOrderMark() throws ScenarioException {
        assertThat(parse("\uFEFFtitle x\r\nsync\r\n").title()).isEqualTo("x");
    }

    private static Scenario parse(String text) throws ScenarioException {
        return ScenarioParser.parse("x.scn", text);
    }

    private static ScenarioException failure(String text) {
        return catchThrowableOfType(ScenarioException.class, () -> parse(text));
    }
}
