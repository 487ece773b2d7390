package io.ptescope.model.scenario.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScenarioFormatTest {
    private static final String HEAD = "title a\nkernel 2.6.19 2.6.18 2.6.18 -PAGE_MKWRITE\nmachine cpus=2 dirty=4\n"
        + "file F ext3 pages=8\nfile G tmpfs pages=3 hole\nmmap A F shared rw pages=8\nmmap B anon private rw pages=4\n"
        + "fork C\n";

    @Test
    void keywordsStandInOneColumnAndCommentsStay() throws ScenarioException {
        String text = """
            title   t   # about
            file   F  ext3   pages=2   bytes=8192


            mmap A F   shared rw  populate pages=2
            #note
            read A 1 at=0
            expect A[1]=RO clean;nr_dirty=0;F[0] = dirty


            """;
        assertThat(ScenarioFormat.format(ScenarioParser.parse("x", text))).isEqualTo("""
            title   t  # about
            file    F ext3 pages=2

            mmap    A F shared rw pages=2 populate
            # note
            read    A 1
            expect  A[1] = RO clean; nr_dirty = 0; F[0] dirty
            """);
    }

    @Test
    void everyOperationComesBackAsItWas() throws ScenarioException {
        assertSameMeaning(Samples.EVERY_OPERATION);
    }

    @Test
    void textIsReadAgainAsTheLinesThatItWas() throws ScenarioException {
        String odd = "\ttitle   t   # about \n#\n  #note\nfile F  ext3 pages=2  \nsay \"a # b\"  #c\n\n"
            + "   mmap A F   shared rw\tpages=2\n";
        for (String text : List.of(Samples.EVERY_OPERATION, odd, "file F ext3 pages=1\nmmap A F shared r pages=1")) {
            Scenario scenario = ScenarioParser.parse("x", text);
            assertThat(ScenarioParser.parse("x", scenario.text())).isEqualTo(scenario);
        }
    }

    @Property(tries = 300, seed = "2619")
    void formattingTwiceChangesNothingAndKeepsTheMeaning(@ForAll("bodies") List<String> body)
        throws ScenarioException {
        StringBuilder text = new StringBuilder(HEAD);
        int marks = 0;
        for (String line : body) {
            text.append(line.replace("MARK", "m" + marks++)).append('\n');
        }
        assertSameMeaning(text.toString());
    }

    private static void assertSameMeaning(String text) throws ScenarioException {
        Scenario before = ScenarioParser.parse("x", text);
        String once = ScenarioFormat.format(before);
        Scenario after = ScenarioParser.parse("x", once);
        assertThat(meaning(after)).isEqualTo(meaning(before));
        assertThat(comments(after)).isEqualTo(comments(before));
        assertThat(ScenarioFormat.format(after)).isEqualTo(once);
    }

    private static List<Statement> meaning(Scenario scenario) {
        return scenario.lines().stream().map(Line::statement)
            .filter(statement -> !(statement instanceof Statement.Nothing)).toList();
    }

    private static List<String> comments(Scenario scenario) {
        return scenario.lines().stream().map(Line::comment).filter(comment -> !comment.isEmpty()).toList();
    }

    @Provide
    Arbitrary<List<String>> bodies() {
        Arbitrary<String> comment = Arbitraries.of("", "", "", " # why", "  #", "#a \"quote");
        Arbitrary<String> indent = Arbitraries.of("", "", "  ", "\t");
        return Combinators.combine(indent, statements(), comment).as((a, b, c) -> a + b + c).list().ofMaxSize(30);
    }

    private static Arbitrary<String> statements() {
        Arbitrary<Integer> page = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> value = Arbitraries.integers().between(0, 255);
        Arbitrary<String> actor = Arbitraries.of("", "", "in C ", "in  C\t");
        Arbitrary<String> mapping = Arbitraries.of("A", "B");
        Arbitrary<String> file = Arbitraries.of("F", "G");
        Arbitrary<String> kernels = Arbitraries.of("", "2.6.19: ", "2.6.18 2.6.19:");
        Arbitrary<String> sentence = Arbitraries.strings().withChars("ab #\\\";:[]").ofMaxLength(12)
            .map(words -> '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        Arbitrary<String> touching = Combinators.combine(actor, mapping, page, value).as((who, m, p, v) ->
            who + (v % 2 == 0 ? "read " + m + " " + p : "write " + m + "  " + p + " " + v)
                + (v % 3 == 0 ? " at=" + v : ""));
        Arbitrary<String> syncing = Combinators.combine(actor, file, page).as((who, f, p) -> switch (p) {
            case 0 -> who + "fsync " + f;
            case 1 -> who + "sfr " + f + " 0 2 write wait_before";
            case 2 -> who + "ftruncate " + f + " bytes=" + 4096 * p;
            default -> who + "pwrite " + f + " " + p + " 7 direct";
        });
        Arbitrary<String> telling = Combinators.combine(kernels, sentence, page).as((k, s, p) -> switch (p) {
            case 0 -> "say " + k + s;
            case 1 -> "ask " + k + "in C A[" + p + "] " + s;
            case 2 -> "mark \"MARK\"";
            default -> "";
        });
        Arbitrary<String> expecting = Combinators.combine(kernels, page, value).as((k, p, v) ->
            "expect " + k + "A[" + p + "] != RW dirty;F[" + p + "]= " + v + " ; in C faults>=" + v
                + "; mapcount in C B[" + p + "] = 2; result = -ENOSPC;G[" + p + "] dirty locked; signal = none");
        Arbitrary<String> racing = Combinators.combine(page, value).as((p, v) ->
            "together\n cpu0:write A " + p + " " + v + "\n\n cpu1: in C read A " + p + " # x\nschedule cpu1*" + (v + 1)
                + " cpu0*1 cpu1 ...");
        return Arbitraries.oneOf(touching, touching, syncing, telling, expecting, racing);
    }
}
