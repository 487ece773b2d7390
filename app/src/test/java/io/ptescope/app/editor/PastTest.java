package io.ptescope.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PastTest {
    @Test
    void wordThatWasTypedIsOneEdit() {
        Past past = new Past("a\n");
        for (String now : List.of("ar\n", "are\n", "are \n", "are b\n", "are bi\n")) {
            past.edited(now);
        }
        assertThat(past.undo()).contains(new Past.Edit(4, "bi", ""));
        assertThat(past.undo()).contains(new Past.Edit(1, "re ", ""));
        assertThat(past.undo()).isEmpty();
        assertThat(past.redo()).contains(new Past.Edit(1, "", "re "));
        past.edited("are! \n");
        assertThat(past.redo()).isEmpty();
    }

    @Test
    void whateverWasDoneIsTakenBackAndMadeAgainAnyNumberOfTimes() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            String text = "one\ntwo\n";
            Past past = new Past(text);
            List<String> texts = new ArrayList<>(List.of(text));
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(text.length() + 1);
                int end = at + random.nextInt(text.length() - at + 1);
                text = text.substring(0, at) + "\n\n".substring(random.nextInt(3)) + text.substring(end);
                past.edited(text);
                texts.add(text);
            }
            for (int round = 0; round < 3; round++) {
                String back = all(past, text, true);
                assertThat(back).isEqualTo(texts.getFirst());
                assertThat(all(past, back, false)).isEqualTo(text);
            }
        }
    }

    private static String all(Past past, String text, boolean undo) {
        String now = text;
        for (Optional<Past.Edit> edit = step(past, undo); edit.isPresent(); edit = step(past, undo)) {
            Past.Edit change = edit.get();
            assertThat(now.substring(change.begin(), change.begin() + change.removed().length()))
                .isEqualTo(change.removed());
            now = now.substring(0, change.begin()) + change.inserted()
                + now.substring(change.begin() + change.removed().length());
        }
        return now;
    }

    private static Optional<Past.Edit> step(Past past, boolean undo) {
        return undo ? past.undo() : past.redo();
    }
}
