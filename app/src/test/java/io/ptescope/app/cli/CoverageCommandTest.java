package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.library.Coverage;
import io.ptescope.model.scenario.library.Library;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CoverageCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void everyIdStandsThereWithItsScenarios() {
        Coverage coverage = Coverage.ofChecklist(new Library().scenarios());

        int code = run("coverage");

        assertThat(code).isEqualTo(coverage.missing().isEmpty() ? 0 : 1);
        assertThat(out.toString()).startsWith("S1-01  An area may have an operation page_mkwrite")
            .contains("\nS4-24  ").contains(84 - coverage.missing().size() + " of 84 are shown by a scenario");
        assertThat(out.toString().lines().filter(row -> row.contains("NO SCENARIO")))
            .hasSize(coverage.missing().size());
    }

    @Test
    void theCatalogueCanBeAskedForToo() {
        assertThat(run("coverage", "--catalogue")).isLessThan(2);
        assertThat(out.toString()).startsWith("A01  Store first, the file system agrees\n").contains("\nF14  ");
    }

    private int run(String... arguments) {
        return Commands.execute(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), arguments);
    }
}
