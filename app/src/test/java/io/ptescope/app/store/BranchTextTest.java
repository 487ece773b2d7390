package io.ptescope.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The lines in which branches are saved.
class BranchTextTest {
    private static final List<String> LINES = List.of(
        "branch 1 kernel 2.6.19 at 40",
        "branch 2 of 1 kernel 2.6.19 -THROTTLE_AT_FAULT at 38 name without  tracking",
        "branch 4 of 1 kernel 2.6.19 edits 57:TABLE_ENTRY[5,12]=0x8000000000000025 at 61",
        "branch 5 of 4 open kernel 2.6.19 edits 57:TABLE_ENTRY[5,12]=0x8000000000000025 60:PAGE_FLAGS[9]=0x0 at 61");

    @Test
    void staleBranchesStayStaleAndSayWhy() throws BrokenSession {
        for (String why : List.of("gone", "elsewhere", "absent")) {
            List<String> lines = List.of("branch 1 open kernel 2.6.19 at 40",
                "branch 2 of 1 stale " + why + " kernel 2.6.19 edits 57:PAGE_FLAGS[9]=0x8 at 61 name what if");
            Branches read = parse(lines);
            assertThat(read.find(2)).get().matches(Branch::isStale);
            assertThat(BranchText.lines(read)).isEqualTo(lines);
        }
        assertThatThrownBy(() -> parse(List.of("branch 1 open kernel 2.6.19 at 40",
            "branch 2 of 1 stale why kernel 2.6.19 at 61")))
            .hasMessageContaining("expected why it is stale: gone, elsewhere, absent");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws BrokenSession {
        Branches branches = parse(LINES);
        assertThat(branches.open()).isEqualTo(5);
        assertThat(branches.find(2).orElseThrow().name()).isEqualTo("without tracking");
        assertThat(branches.parting(branches.find(5).orElseThrow())).isEqualTo(60);
        assertThat(branches.depth(branches.find(5).orElseThrow())).isEqualTo(2);
        assertThat(parse(BranchText.lines(branches))).isEqualTo(branches);
        assertThat(parse(List.of())).isEqualTo(Branches.NONE);
    }

    @Test
    void moreBranchesThanATreeCanBeWalkedAreRefused() {
        StringBuilder chain = new StringBuilder("branch 1 open kernel 2.6.19 at 0");
        for (int i = 2; i <= 1000; i++) {
            chain.append("\nbranch ").append(i).append(" of ").append(i - 1).append(" kernel 2.6.19 at 0");
        }
        assertThat(problem(chain.toString().split("\n")))
            .isEqualTo(":1001:1: expected at most 999 branches, found \"branch\"");
    }

    @Test
    void whatIsWrongIsSaidWithItsColumn() {
        assertThat(problem("branch 2 kernel 2.6.19 at 40"))
            .isEqualTo(":2:8: expected 1, the number of the root, found \"2\"");
        assertThat(problem("branch 1 kernel 2.6.99 at 40"))
            .isEqualTo(":2:17: expected a kernel such as 2.6.19 or 2.6.19 -ANON_FIRST, found \"2.6.99\"");
        assertThat(problem("branch 1 kernel 2.6.19 at 040")).isEqualTo(":2:27: expected a position, found \"040\"");
        assertThat(problem("branch 1 kernel 2.6.19")).isEqualTo(":2:23: expected \"at\", found the end of the line");
        assertThat(problem("branch 1 kernel 2.6.19 at 4 now"))
            .isEqualTo(":2:29: expected \"name\" or the end of the line, found \"now\"");
        assertThat(problem("branch 1 kernel 2.6.19 at 4")).isEqualTo(":2:1: expected one of the branches to be open");
        assertThat(problem("branch 1 open kernel 2.6.19 edits 5:PAGE_FLAGS[9]=8 at 4"))
            .isEqualTo(":2:51: expected a value such as 0x25, found \"8\"");
        assertThat(problem("branch 1 open kernel 2.6.19 edits 5:PAGE_FLAGS[9,0]=0x8 at 4"))
            .isEqualTo(":2:49: expected \"]\"");
        assertThat(problem("branch 1 open kernel 2.6.19 edits 5:VMA_START[9]=0x8 at 4"))
            .startsWith(":2:37: expected one of TABLE_ENTRY, TLB_ENTRY, PAGE_FLAGS,").endsWith("found \"VMA_START\"");
        assertThat(problem("branch 1 open kernel 2.6.19 edits 5:PAGE_FLAGS[9]=0x8 5:PAGE_FLAGS[9]=0x9 at 4"))
            .isEqualTo(":2:55: expected an edit behind position 5, found \"5:PAGE_FLAGS[9]=0x9\"");
        assertThat(problem("branch 1 open kernel 2.6.19 at 4", "branch 2 of 3 kernel 2.6.19 at 4"))
            .isEqualTo(":3:13: expected one of the branches [1], found \"3\"");
        assertThat(problem("branch 1 open kernel 2.6.19 at 4", "branch 1 of 1 kernel 2.6.19 at 4"))
            .isEqualTo(":3:8: expected a number that no other branch has, found \"1\"");
    }

    private static Branches parse(List<String> lines) throws BrokenSession {
        return SessionParser.parse("", "ptescope-session 1\n" + lines.stream().map(line -> line + "\n")
            .collect(Collectors.joining()) + "workload\n|\n").branches();
    }

    /// What is wrong with `lines`, the first of which is line 2.
    private static String problem(String... lines) {
        BrokenSession problem = catchThrowableOfType(BrokenSession.class, () -> parse(List.of(lines)));
        return String.valueOf(problem.getMessage());
    }
}
