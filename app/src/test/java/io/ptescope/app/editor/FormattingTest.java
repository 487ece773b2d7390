package io.ptescope.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FormattingTest {
    private static final String TEXT = """
        file    data.db ext3 pages=4
        mmap A data.db   shared rw pages=4
        write   A 0 65  # stores
        """;

    @Test
    void onlyTheRowsThatDifferAreReplaced() {
        Formatting formatting = Formatting.of(TEXT);
        assertThat(formatting).isEqualTo(new Formatting(1, 1, List.of("mmap    A data.db shared rw pages=4")));
        assertThat(formatting.applied(TEXT)).contains("mmap    A data.db shared rw").contains("# stores");
    }

    @Test
    void rowWithAMistakeStaysAsItIs() {
        String text = TEXT.replace("write   A 0 65  # stores", "wirte A   0 65");
        assertThat(Formatting.of(text).applied(text)).contains("wirte A   0 65\n").contains("mmap    A");
    }

    @Test
    void bundledScenariosAreCanonical() {
        for (Bundled bundled : new Library().scenarios()) {
            assertThat(Formatting.of(bundled.text()).isNothing()).as(bundled.id()).isTrue();
        }
    }

    @Property(tries = 100)
    void formattingTwiceChangesNothing(@ForAll @IntRange(max = 1 << 20) int seed) {
        Random random = new Random(seed);
        List<Bundled> all = new Library().lessons();
        List<String> rows = new ArrayList<>(List.of(all.get(random.nextInt(all.size())).text().split("\n", -1)));
        for (int i = 0; i < 6; i++) {
            int at = random.nextInt(rows.size());
            switch (random.nextInt(4)) {
                case 0 -> rows.set(at, rows.get(at).replace(" ", "  "));
                case 1 -> rows.add(at, "");
                case 2 -> rows.set(at, rows.get(at) + " nonsense");
                default -> Collections.swap(rows, at, random.nextInt(rows.size()));
            }
        }
        String once = Formatting.of(String.join("\n", rows)).applied(String.join("\n", rows));
        assertThat(Formatting.of(once).isNothing()).isTrue();
    }
}
