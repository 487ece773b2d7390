package io.ptescope.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabsTest {
    private static final Labs LABS = Labs.bundled();
    private static final String HEAD = "title T\ntopic X\nvary p from 0..3\ngoal \"G\"\n";
    private static final String WORKLOAD = """
        workload
        kernel  2.6.19
        file    F ext3 pages=4
        mmap    A F shared rw pages=4
        write   A {p} 65
        mark    "stored"
        """;

    static Stream<Lab> labs() {
        return LABS.all().stream();
    }

    @Test
    void thereAreLabsOnAllFourPatches() {
        assertThat(LABS.all()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(LABS.all()).extracting(Lab::id).doesNotHaveDuplicates();
        assertThat(String.join("\n", LABS.all().stream().map(Lab::topic).toList()))
            .contains("page_mkwrite()", "dirty pages", "VM_MIXEDMAP", "vm_insert_mixed_mkwrite()");
    }

    /// The key is read off the runs: a question without exactly one true answer, or an explanation that is not so, is
    /// an error.
    @ParameterizedTest
    @MethodSource("labs")
    void everyQuestionHasOneAnswerWhateverTheSeed(Lab lab) throws ScenarioException {
        for (long seed = 0; seed < 12; seed++) {
            List<Answer> key = new Assignment(lab, seed).key();
            assertThat(key).hasSameSizeAs(lab.questions()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(key).allMatch(answer -> answer.is(answer.text()) && !answer.because().contains("{"));
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void seedVariesTheWorkloadAndTheSameSeedDoesNot(Lab lab) throws ScenarioException {
        Set<String> seen = new HashSet<>();
        for (long seed = 0; seed < 12; seed++) {
            String workload = new Assignment(lab, seed).workload();
            assertThat(new Assignment(lab, seed).workload()).isEqualTo(workload);
            seen.add(workload);
        }
        assertThat(seen).hasSizeGreaterThan(6);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyKernelThatIsAskedAboutIsOneOfTheWorkload(Lab lab) throws ScenarioException {
        List<String> kernels = new Assignment(lab, 1).scenario().kernels().stream()
            .map(choice -> RunKernel.of(choice).orElseThrow().text()).toList();
        assertThat(lab.questions()).allMatch(question -> kernels.contains(question.kernel()));
        assertThat(lab.tasks()).isNotEmpty();
    }

    @Test
    void oneLabLeavesSomethingOut() {
        assertThat(LABS.all().stream().flatMap(lab -> lab.questions().stream()).map(Lab.Question::kernel)
            .flatMap(kernel -> RunKernel.named(kernel).orElseThrow().patches().stream()))
            .contains(Patch.OMIT_MKCLEAN_FLUSH);
    }

    @Test
    void answersAreReadKindly() {
        Answer error = new Answer("-ENOSPC", List.of(), -1, "");
        assertThat(error.is("enospc")).isTrue();
        assertThat(error.is(" -ENOSPC ")).isTrue();
        assertThat(error.is("0")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        question "Q"                                       | 6:1:  expected a line "on" for the question of line 5
        question Q                                         | 5:10: expected the question in quotes, found "Q"
        question "Q                                        | 5:12: expected a closing quote, found the end of the line
        quest "Q"                                          | 5:1:  expected title, topic, goal
        vary p from 1..2                                   | 5:6:  expected new names of small letters, found "p"
        vary q r from 1                                    | 5:15: expected at least 2 values, found 1
        title U                                            | 5:1:  expected one line "title", found another
        topic Y                                            | 5:1:  expected one line "topic", found another
        vary q from 0..5000                                | 5:13: expected a range of at most 1000 values
        vary q from 7..0                                   | 5:13: expected a range from the lower to the higher number
        vary q from x                                      | 5:13: expected a number or a range
        vary q                                             | 5:7:  expected names and then "from"
        goal "See {page}"                                  | 5:11: expected one of the names that vary, found "{page}"
        on 2.6.19 at "stored"                              | 5:1:  expected a line "question" before "on"
        """)
    void mistakesAreToldWithLineAndColumn(String line, String told) {
        assertThatThrownBy(() -> LabParser.parse("x.lab", HEAD + line + "\n" + WORKLOAD))
            .isInstanceOf(ScenarioException.class)
            .hasMessageStartingWith("x.lab:" + told.replaceAll(" +", " ").strip());
    }

    @Test
    void mistakesInTheWorkloadAndInExpectationsStandWhereTheyAreWritten() throws ScenarioException {
        Lab lab = parse("number nr_dirt");
        assertThatThrownBy(() -> new Assignment(lab, 1).key()).hasMessageStartingWith("x.lab:7:8: ");
        assertThatThrownBy(() -> new Assignment(LabParser.parse("x.lab", text("number faults")
            .replace("mmap    A F", "mmap    A G")), 1)).hasMessageStartingWith("x.lab:12:11: ");
    }

    @Test
    void untrueKeyIsRefused() throws ScenarioException {
        assertThat(new Assignment(parse("number faults"), 1).key().getFirst().text()).isEqualTo("1");
        Lab none = parse("choice \"a\" if faults = 7\nchoice \"b\" if faults = 8");
        assertThatThrownBy(() -> new Assignment(none, 1).key())
            .hasMessage("x.lab:5:1: expected exactly one answer that holds on 2.6.19, found 0");
        Lab lie = parse("number faults\nproof nr_dirty = 4");
        assertThatThrownBy(() -> new Assignment(lie, 1).key())
            .hasMessage("x.lab:8:7: expected nr_dirty = 4 on 2.6.19, found 1");
        Lab nowhere = LabParser.parse("x.lab", text("number faults").replace("mark    \"stored\"", ""));
        assertThatThrownBy(() -> new Assignment(nowhere, 1).key()).hasMessageContaining("a mark \"stored\"");
    }

    private static Lab parse(String answers) throws ScenarioException {
        return LabParser.parse("x.lab", text(answers));
    }

    private static String text(String answers) {
        return HEAD + "question \"Q\"\non 2.6.19 at \"stored\"\n" + answers + "\nbecause \"B\"\n" + WORKLOAD;
    }
}
