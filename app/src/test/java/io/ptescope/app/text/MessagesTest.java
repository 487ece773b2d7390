package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages messages = new Messages();

    @Test
    void everyTextIsInTheBundleAndNothingElseIs() {
        Set<String> wanted = Arrays.stream(Text.values()).map(Text::key).collect(Collectors.toCollection(TreeSet::new));
        for (ActionId id : ActionId.values()) {
            wanted.add("action." + id.key() + ".text");
            wanted.add("action." + id.key() + ".help");
        }
        assertThat(messages.keys()).isEqualTo(wanted);
    }

    @Test
    void argumentsAreFilledInAndApostrophesStay() {
        assertThat(Messages.filled("{0}'s page {1}, again {0}", "A", 3)).isEqualTo("A's page 3, again A");
    }
}
