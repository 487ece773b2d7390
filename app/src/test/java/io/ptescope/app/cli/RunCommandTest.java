package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void outputThatCannotBeWrittenIsAnError() throws IOException {
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        String scenario = file("file F ext3 pages=1\nmmap A F shared r pages=1\nread A 0\n").toString();

        int code = Commands.execute(full, new PrintWriter(err), "run", scenario);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("ptescope: not everything could be printed: the output is full or closed"
            + System.lineSeparator());
    }

    @Test
    void whatIsNeitherCommandNorScenarioIsNamed() {
        assertThat(Commands.namesScenario(folder.toString())).isFalse();
        assertThat(Commands.execute(new PrintWriter(out), new PrintWriter(err), folder.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("ptescope: expected a command, a scenario file or the name of a bundled "
            + "scenario, found " + folder + System.lineSeparator());
    }

    @Test
    void sessionIsToldFromAScenario() throws IOException {
        for (String text : List.of("ptescope-session 2\n", "")) {
            Path session = Files.writeString(folder.resolve("x.ptescope"), text);
            err.getBuffer().setLength(0);
            assertThat(run(session.toString())).isEqualTo(2);
            assertThat(err.toString()).contains("x.ptescope: is a session, which the window opens");
        }
    }

    @Test
    void mistakesAreToldInTheLanguageThatWasAskedFor() throws IOException {
        String scenario = file("file F ext3 pages=2\nmmap A F shared rwx pages=2\n");

        assertThat(run(scenario, "--language", "de")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines(scenario
            + ":2:17: erwartet: ein Zugriffsrecht: none, r, w oder rw; gefunden: „rwx“; gemeint war „rw“?");

        err.getBuffer().setLength(0);
        assertThat(Commands.execute(new PrintWriter(out), new PrintWriter(err), "run", "nothing.scn", "--language",
            "de")).isEqualTo(2);
        assertThat(err.toString()).startsWith("ptescope run: nothing.scn: keine solche Datei");
    }

    @Test
    void printsStepsChangesAndExpectations() throws IOException {
        int code = run(file("""
            title One store
            file F ext3 pages=2
            mmap A F shared rw pages=2
            read A 1
            say "Look."
            mark "here"
            write A 1 65
            expect A[1] = RW dirty; nr_dirty = 1
            munmap A
            read A 0
            """), "--kernel", "2.6.19");

        assertThat(code).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEqualTo("""
            One store, Linux 2.6.19

               1  mmap    A F shared rw pages=2  0
               2  read    A 1                    98      np-read A[1]
                    A[1]  none → RO clean file
                  “Look.”
                  — here —
               3  write   A 1 65                 0       prot-write A[1]
                    A[1]      RO clean file → RW dirty file
                    F[1]      clean → dirty
                    nr_dirty  0 → 1
                  ✓ A[1] = RW dirty
                  ✓ nr_dirty = 1
               4  munmap  A                      0
                    A[1]  RW dirty file → none
               5  read    A 0                    SIGSEGV np-read A[0]

            5 operations, %d events; 2 expectations held
            """.formatted(events()));
    }

    private int events() {
        return Integer.parseInt(out.toString().replaceAll("(?s).*operations, (\\d+) events.*", "$1"));
    }

    @Test
    void aFailedExpectationIsExitCodeOneAndOneLine() throws IOException {
        int code = run(file("file F ext3 pages=1\nmmap A F shared rw pages=1\nread A 0\n"
            + "expect A[0] = RW; faults = 1\n"));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("✗ step 2, line 4: wanted A[0] = RW, found RO clean file\n")
            .contains("✓ faults = 1\n").endsWith("1 expectation held, 1 failed\n");
    }

    @Test
    void jsonHasOneObjectAnOperation() throws IOException {
        int code = run(file("""
            file F ext3 pages=2
            mmap A F shared rw pages=2
            write A 1 65
            munmap A 0 1
            read A 0
            mmap B F shared rw pages=2 rofd
            expect result = -EACCES
            """), "--json", "--kernel", "2.6.18");

        assertThat(code).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).isEqualTo("{\"n\":2,\"op\":\"write A 1 65\",\"actor\":\"P0\",\"ret\":0,\"minflt\":1,"
            + "\"majflt\":0,\"faults\":[\"np-write A[1]\"],\"maps\":{\"P0.A\":{\"perm\":[[\"0-1\",\"rw-s\"]],"
            + "\"pages\":{\"1\":{\"pte\":\"RW dirty\",\"frame\":0,\"mapcount\":1,\"flags\":\"\",\"young\":true}}}},"
            + "\"files\":{\"F\":{\"size\":8192,\"cache\":\"CC\"}}}");
        assertThat(lines.get(2)).contains("\"perm\":[[\"1-1\",\"rw-s\"]],\"pages\":{\"1\":{\"pte\"");
        assertThat(lines.get(3)).contains("\"ret\":-1,\"signal\":\"SIGSEGV\"").doesNotContain("val");
        assertThat(lines.get(4)).contains("\"ret\":-1,\"errno\":\"EACCES\"").contains(
            "\"expectations\":[{\"wanted\":\"result = -EACCES\",\"held\":true,\"found\":\"-EACCES\"}]");
    }

    @Test
    void aBundledScenarioIsNamedByItsId() {
        for (Bundled bundled : new Library().scenarios()) {
            assertThat(run(bundled.id())).as(bundled.id()).isZero();
            assertThat(run(bundled.id(), "--json")).as(bundled.id()).isZero();
        }
    }

    @Test
    void aMalformedScenarioIsOneLineWithItsPlace() throws IOException {
        String name = file("file F ext3 pages=2\nmmap A F shared rw pages=2\nraed A 1\n");

        assertThat(run(name)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo(name + ":3:1: expected an operation or another line of a scenario, found"
            + " \"raed\"; did you mean \"read\"?\n");
    }

    @Test
    void whatTheKernelDoesNotDoIsOneLineWithItsPlace() throws IOException {
        String name = file("file F ext3 pages=2\nmmap A F shared rw pages=2\nsysctl vm/swappiness 1\n");

        assertThat(run(name)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(name + ":3:1: the simulated kernel does not do sysctl vm/swappiness\n");
    }

    @Test
    void aChoiceOfPatchesThatMakesNoSenseSaysWhatNeedsWhat() {
        assertThat(run("first-store", "--kernel", "2.6.17 +MPROTECT_KEEPS_DIRTY")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("ptescope run: --kernel \"2.6.17 +MPROTECT_KEEPS_DIRTY\": "
            + "MPROTECT_KEEPS_DIRTY needs DIRTY_TRACKING; expected \"2.6.17 +MPROTECT_KEEPS_DIRTY +DIRTY_TRACKING\", "
            + "or another version than 2.6.17\n");
    }

    @Test
    void anUnknownKernelListsTheKernelsThereAre() {
        assertThat(run("first-store", "--kernel", "2.4.0")).isEqualTo(2);
        assertThat(err.toString()).startsWith("ptescope run: unknown kernel 2.4.0; there are 2.6.17, 2.6.18, 2.6.19");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aScenarioForKernelsThatAreNotSimulatedSaysSo() throws IOException {
        String name = file("kernel 3.10 5.15\nmmap A anon private rw pages=1\nread A 0\n");

        assertThat(run(name)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("there are 2.6.17");
        assertThat(run(name, "--kernel", "2.6.19")).isZero();
    }

    @Test
    void filesThatCannotBeReadAreOneLineEach() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.scn"), "");
        Path binary = Files.write(folder.resolve("binary.scn"), new byte[] {'s', 'y', (byte) 0xFF, (byte) 0xFE});
        Path huge = Files.writeString(folder.resolve("huge.scn"), "title " + "x".repeat(1 << 20) + "\nsync\n");

        for (String name : List.of(folder.resolve("missing.scn").toString(), folder.toString(), empty.toString(),
            binary.toString(), huge.toString(), "bad\u0000name", "")) {
            err.getBuffer().setLength(0);
            assertThat(run(name)).as(name).isEqualTo(2);
            assertThat(err.toString().lines()).as(name).hasSize(1);
        }
    }

    @Test
    void aForgottenFileIsOneLine() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.scn"), text).toString();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "run";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Commands.execute(new PrintWriter(out), new PrintWriter(err), all);
    }
}
