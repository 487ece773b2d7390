package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");
    private static final Properties ENGLISH = bundle("messages.properties");
    private static final Properties GERMAN = bundle("messages_de.properties");

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

    @Test
    void germanHasEveryKeyOfTheEnglishBundleAndNoOther() {
        Set<String> translated = new TreeSet<>(ENGLISH.stringPropertyNames());
        translated.removeIf(key -> key.startsWith("brand."));
        assertThat(GERMAN.stringPropertyNames()).isEqualTo(translated);
    }

    @Test
    void germanTakesTheSameArgumentsAndLeavesNoBraceOpen() {
        for (String key : GERMAN.stringPropertyNames()) {
            String german = GERMAN.getProperty(key);
            assertThat(arguments(german)).as(key).isEqualTo(arguments(ENGLISH.getProperty(key)));
            assertThat(german).as(key).isNotBlank();
            assertThat(ARGUMENT.matcher(german).replaceAll("")).as(key).doesNotContain("{", "}");
        }
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String file) {
        Properties bundle = new Properties();
        try (InputStream stream = Messages.class.getResourceAsStream(file)) {
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}
