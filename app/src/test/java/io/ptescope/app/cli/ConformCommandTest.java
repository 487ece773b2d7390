package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformCommandTest {
    private static final String SCENARIO = "file F ext4 pages=1\nmmap A F shared rw pages=1\nwrite A 0 65\n";
    private static final String FIRST = """
        {"n": 1, "op": "mmap A F shared rw pages=1", "actor": "P0", "ret": 0, "minflt": 0, "majflt": 0, "faults": [], \
        "maps": {"P0.A": {"perm": [["0-0", "rw-s"]], "pages": {}, "vm_page_prot": ["RO"]}}, \
        "files": {"F": {"size": 4096, "cache": "C"}}}
        """;
    private static final String SECOND = """
        {"n": 2, "op": "write A 0 65", "actor": "P0", "ret": 0, "minflt": 1, "majflt": 0, "faults": ["np-write A[0]"], \
        "maps": {"P0.A": {"perm": [["0-0", "rw-s"]], "pages": {"0": {"pte": "RW dirty", "frame": 0, "mapcount": 1, \
        "flags": "DIRTY", "young": true}}}}, "files": {"F": {"size": 4096, "cache": "D"}}}
        """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectory(folder.resolve("scn"));
        Files.createDirectory(folder.resolve("results"));
    }

    @Test
    void aLineForEachScenarioAndATotal() throws IOException {
        scenario("b", SCENARIO, FIRST + SECOND);
        scenario("a", SCENARIO, FIRST + SECOND.replace("RW dirty", "RW"));
        Files.writeString(folder.resolve("scn/c.scn"), SCENARIO);

        assertThat(conform("6.18")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEqualTo("""
            differs       a: operation 2 (write A 0 65): P0.A[0] pte: recorded RW, simulated RW dirty
            ok            b
            skipped       c: no result

            Linux 6.18: 1 agree, 1 do not, 1 skipped without a result
            """);
    }

    @Test
    void allAgreeingIsSuccess() throws IOException {
        scenario("b", SCENARIO, FIRST + SECOND);

        assertThat(conform("6.18")).isZero();
    }

    @Test
    void nullsAndUnknownMembersAreNotCompared() throws IOException {
        scenario("b", SCENARIO, FIRST + "{\"n\": 2, \"op\": \"write A 0 65\", \"actor\": \"P0\", \"ret\": null, "
            + "\"majflt\": 0, \"faults\": null, \"other\": [{}, 1], \"maps\": {\"P0.A\": {\"perm\": [[null, null]], "
            + "\"pages\": {\"0\": {\"pte\": null, \"frame\": null}}}}}\n");

        assertThat(conform("6.18")).isZero();
    }

    @Test
    void aScenarioThatIsNotUnderstoodDiffers() throws IOException {
        scenario("b", "frobnicate\n", FIRST);

        assertThat(conform("6.18")).isEqualTo(1);
        assertThat(out.toString()).startsWith("differs       b: not understood: ").contains("b.scn:1:1: ");
    }

    @Test
    void aBrokenResultIsToldWithItsPlace() throws IOException {
        scenario("b", SCENARIO, FIRST + "{\"n\": 2, \"op\": 7}\n");
        assertThat(conform("6.18")).isEqualTo(2);
        assertThat(err.toString()).endsWith("b.jsonl:2:16: expected a string, found 7\n");

        scenario("b", SCENARIO, FIRST + "{\"n\": 2, \"op\": \"write A\n");
        assertThat(conform("6.18")).isEqualTo(2);
        assertThat(err.toString()).contains("b.jsonl:2:").contains(": expected JSON: ");

        scenario("b", SCENARIO, SECOND);
        assertThat(conform("6.18")).isEqualTo(2);
        assertThat(err.toString()).endsWith("b.jsonl:1:7: expected operation number 1, found 2\n");

        scenario("b", SCENARIO, "");
        assertThat(conform("6.18")).isEqualTo(2);
        assertThat(err.toString()).endsWith("b.jsonl:1:1: expected one JSON object a line, found nothing\n");
    }

    @Test
    void badArgumentsAreOneLine() throws IOException {
        scenario("b", SCENARIO, FIRST);
        assertThat(conform("2.6.19")).isEqualTo(2);
        assertThat(err.toString())
            .isEqualTo("ptescope conform: unknown kernel 2.6.19; those that were recorded are 6.18 and 6.1\n");
        err.getBuffer().setLength(0);

        assertThat(run("conform", folder.resolve("none").toString(), "--results", folder.toString(), "--kernel", "6.1"))
            .isEqualTo(2);
        assertThat(err.toString()).endsWith("none: no such folder\n").hasLineCount(1);
        err.getBuffer().setLength(0);

        assertThat(run("conform", folder.resolve("scn").toString(), "--results", folder.resolve("scn").toString(),
            "--kernel", "6.1")).isEqualTo(2);
        assertThat(err.toString()).contains("has no result for any scenario of").hasLineCount(1);
    }

    private void scenario(String name, String text, String result) throws IOException {
        Files.writeString(folder.resolve("scn/" + name + ".scn"), text);
        Files.writeString(folder.resolve("results/" + name + ".jsonl"), result);
    }

    private int conform(String kernel) {
        return run("conform", folder.resolve("scn").toString(), "--results", folder.resolve("results").toString(),
            "--kernel", kernel);
    }

    private int run(String... arguments) {
        return Commands.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
