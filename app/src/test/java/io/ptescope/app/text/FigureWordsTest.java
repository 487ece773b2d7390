package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.layout.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FigureWordsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

    @Test
    void germanHasEveryWordAndNoOther() throws IOException {
        assertThat(german().stringPropertyNames()).isEqualTo(
            Arrays.stream(Word.values()).map(Word::key).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void germanTakesTheSameArguments() {
        Vocabulary german = FigureWords.in(Language.GERMAN);
        for (Word word : Word.values()) {
            String said = german.words().get(word);
            assertThat(arguments(said)).as(word.key()).isEqualTo(arguments(word.english()));
            assertThat(ARGUMENT.matcher(said).replaceAll("")).doesNotContain("{", "}");
        }
    }

    @Test
    void argumentsAreFilledIn() {
        assertThat(FigureWords.in(Language.ENGLISH).of(Word.TLB_OF, 3)).isEqualTo("TLB of CPU 3");
        assertThat(FigureWords.in(Language.GERMAN).of(Word.TLB_OF, 3)).isEqualTo("TLB von CPU 3");
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties german() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = FigureWords.class.getResourceAsStream("figures_de.properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
