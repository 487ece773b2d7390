package io.ptescope.model.scenario.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.Diagnostic;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String HEAD = """
        title  Sample
        kernel 2.6.19 2.6.18
        file   data.db ext3 pages=8
        mmap   A data.db shared rw pages=8
        fork   C
        """;

    @Test
    void soundTextHasNoProblems() {
        Reading reading = ScenarioParser.read("a.scn", HEAD + "write A 3 65\n");
        assertThat(reading.isSound()).isTrue();
        assertThat(reading.scenario().operations()).hasSize(3);
    }

    @Test
    void everyWrongLineIsTold() {
        Reading reading = ScenarioParser.read("a.scn", HEAD + "wirte A 3 65\nread A 3\nread Q 3\n");
        assertThat(reading.problems()).extracting(Diagnostic::line).containsExactly(6, 8);
        assertThat(reading.problems()).extracting(Diagnostic::column).containsExactly(1, 6);
        assertThat(reading.problems()).extracting(Diagnostic::length).containsExactly(5, 1);
        assertThat(reading.scenario().lines()).hasSize(8);
        assertThat(reading.scenario().operations()).hasSize(3);
    }

    @Test
    void nameThatAWrongLineWouldDeclareIsNoMistakeBelow() {
        Reading reading = ScenarioParser.read("a.scn", HEAD + "mmap B data.db shared rx pages=8\nread B 0\n");
        assertThat(reading.problems()).extracting(Diagnostic::line).containsExactly(6);
    }

    @Test
    void anEmptyTextWantsAnOperation() {
        assertThat(ScenarioParser.read("a.scn", "").problems()).singleElement()
            .satisfies(problem -> assertThat(problem.message().text()).contains("at least one operation"));
    }

    @Test
    void firstWordIsAKeyword() {
        assertThat(choices("wr").words()).contains("write", "writefrom").doesNotContain("read");
        assertThat(choices("").words()).contains("mmap", "say", "together", "in");
    }

    @Test
    void onlyWhatMayStandThereIsOffered() {
        assertThat(choices("").words()).doesNotContain("title", "tags", "kernel", "machine", "inject", "schedule");
        assertThat(ScenarioParser.choices("title x\n", 2, 1).words()).contains("kernel", "tags", "file")
            .doesNotContain("title");
        assertThat(ScenarioParser.choices(HEAD + "together\n cpu0: read A 0\nsch", 8, 4).words())
            .containsExactly("schedule");
    }

    @Test
    void namesAreThoseDeclaredAbove() {
        assertThat(choices("read ").words()).containsExactly("A");
        assertThat(choices("in ").words()).contains("C");
        assertThat(choices("mmap B ").words()).contains("data.db", "anon");
        assertThat(choices("expect da").words()).containsExactly("data.db");
    }

    @Test
    void optionsAndPatchesAreOffered() {
        assertThat(choices("mmap B data.db shared rw p").words()).contains("pages=", "populate");
        assertThat(ScenarioParser.choices("kernel 2.6.19 -AN", 1, 18).words()).contains("-ANON_FIRST");
        assertThat(ScenarioParser.choices("kernel 2.6.", 1, 12).words()).contains("2.6.17", "2.6.26-rc");
        assertThat(ScenarioParser.choices("file f ext", 1, 11).words()).contains("ext3");
    }

    @Test
    void expectationsAreOfferedSymbolBySymbol() {
        assertThat(choices("expect A[3] = RW di").words()).containsExactly("dirty");
        assertThat(choices("expect A[").expected().text()).isEqualTo("a page of A (0 to 7)");
        assertThat(choices("expect nr_di").words()).contains("nr_dirty");
    }

    @Test
    void whatIsTypedAndWhereItBeginsIsKnown() {
        Choices choices = choices("  write A");
        assertThat(choices.column()).isEqualTo(9);
        assertThat(choices.typed()).isEqualTo("A");
    }

    @Test
    void mistakesAboveDoNotHinder() {
        assertThat(ScenarioParser.choices(HEAD + "wirte\nread ", 7, 6).words()).containsExactly("A");
    }

    private static Choices choices(String row) {
        return ScenarioParser.choices(HEAD + row + "\nread A 1\n", 6, row.length() + 1);
    }
}
