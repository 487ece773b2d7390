package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryMatchTest {
    private static final String TEXT = """
        title  two stores
        kernel 2.6.19
        file   data.db ext3 pages=8
        mmap   A data.db shared rw pages=8
        read   A 3
        write  A 3 65
        fsync  data.db
        write  A 4 66
        """;

    private Run run;

    @BeforeEach
    void run() throws ScenarioException {
        run = Run.of(ScenarioParser.parse("a.scn", TEXT), KernelVersion.V2_6_19);
    }

    @Test
    void entryIsFoundWhereItChanges() throws ScenarioException {
        assertThat(hits("entry A[3]")).hasSize(4).isEqualTo(hits("entry A[3] and change table_entry"));
        assertThat(hits("entry A[4]")).hasSize(1);
        assertThat(hits("entry A[5]")).isEmpty();
    }

    @Test
    void conditionIsFoundWhereItComesToHold() throws ScenarioException {
        assertThat(hits("A[3] = RW dirty")).hasSize(1);
        assertThat(hits("nr_dirty > 0")).hasSize(2);
        assertThat(hits("data.db[3] dirty")).hasSize(1);
        assertThat(hits("while nr_dirty > 0").size()).isGreaterThan(2);
        assertThat(hits("while nr_dirty > 0 and not while nr_dirty > 0")).isEmpty();
    }

    @Test
    void eventsAreFoundByKindFunctionAndTask() throws ScenarioException {
        assertThat(hits("store")).hasSize(2);
        assertThat(hits("store and task P0")).isEqualTo(hits("store"));
        assertThat(hits("call do_wp_page")).hasSize(1);
        assertThat(hits("(call do_wp_page or trap) and not trap")).isEqualTo(hits("call do_wp_page"));
        assertThat(hits("counter nr_dirty")).hasSize(3);
        assertThat(hits("page data.db[3]")).isNotEmpty();
        assertThat(hits("frame 4")).isNotEmpty();
    }

    @Test
    void mistakesAreToldWithTheirColumnAndWhatWasExpected() {
        fails("call do_wp_pag", "1:6", "expected a kernel function", "did you mean \"do_wp_page\"?");
        fails("store and", "1:10", "expected what to look for", "found the end of the query");
        fails("(store", "1:7", "expected \")\"");
        fails("store trap", "1:7", "expected \"and\", \"or\" or the end of the query");
        fails("entry data.db[3]", "1:7", "say \"page\"");
        fails("store and A[9] = RW", "1:13", "a page of A");
        fails("cal do_wp_page", "1:1", "expected an event or a condition", "did you mean \"call\"?");
        fails("faults = 2", "1:1", "expected a condition of the machine");
        fails("", "1:1", "expected what to look for");
        fails("frame xyz", "1:7", "hexadecimal");
    }

    private void fails(String text, String... parts) {
        assertThatThrownBy(() -> QueryMatch.parse(run, text)).as(text).isInstanceOf(ScenarioException.class)
            .hasMessageStartingWith("query:").message().contains(parts);
    }

    private List<Long> hits(String text) throws ScenarioException {
        QueryMatch match = new QueryMatch(run, QueryMatch.parse(run, text));
        List<Long> hits = new ArrayList<>();
        for (long event = 0; event < run.recording().size(); event++) {
            if (match.at(event)) {
                hits.add(event);
            }
        }
        return hits;
    }
}
