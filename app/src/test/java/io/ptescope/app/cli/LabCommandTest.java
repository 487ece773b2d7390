package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.lab.Labs;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LabCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listNamesAllLabs() {
        assertThat(run("lab", "list")).isZero();
        assertThat(out.toString().lines()).hasSameSizeAs(Labs.bundled().all());
    }

    @Test
    void handOutAsksAndDoesNotTell() {
        assertThat(run("lab", "refused-store", "--seed", "3")).isZero();
        assertThat(out.toString()).contains("seed 3", "The workload", "[ ] SIGBUS", "Answer: ___")
            .doesNotContain("→", "The fault ends in SIGBUS", "{p}");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void keyTellsAndSaysWhyAndIsTheSameEachTime() {
        assertThat(run("lab", "refused-store", "--seed", "3", "--key")).isZero();
        String first = out.toString();
        assertThat(first).contains("→ SIGBUS", "→ -ENOSPC", "The fault ends in SIGBUS");
        out.getBuffer().setLength(0);
        run("lab", "refused-store", "--seed", "3", "--key");
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void unknownLabIsAnsweredWithThoseThatThereAre() {
        assertThat(run("lab", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing: no such lab; there are refused-store,").hasLineCount(1);
    }

    private int run(String... arguments) {
        return Commands.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
