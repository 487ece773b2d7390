package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ptescope.app.text.Glossary.Term;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.PageFlag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlossaryTest {
    private final Glossary glossary = Glossary.bundled(Language.ENGLISH);

    @Test
    void everyBitAndEveryPageFlagHasATerm() {
        assertThat(PteBit.values()).allMatch(bit -> glossary.term(bit.mnemonic()).isPresent());
        assertThat(PageFlag.values()).allMatch(flag ->
            glossary.term("PG_" + flag.name().toLowerCase(Locale.ROOT)).isPresent());
        assertThat(glossary.term("pfn")).isPresent();
    }

    @Test
    void noSpellingMeansTwoThings() {
        assertThat(glossary.terms().stream().flatMap(term ->
            Stream.concat(Stream.of(term.name()), term.others().stream())))
            .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageExplainsTheSameTermsInTheSameOrder(Language language) {
        List<Term> terms = Glossary.bundled(language).terms();
        assertThat(terms).extracting(Term::title)
            .isEqualTo(glossary.terms().stream().map(Term::title).toList());
        assertThat(terms).allMatch(term -> term.words().endsWith(".") && term.words().length() < 200);
        assertThat(terms).extracting(Term::words).doesNotHaveDuplicates();
    }

    @Test
    void germanExplainsInGerman() {
        List<Term> german = Glossary.bundled(Language.GERMAN).terms();
        assertThat(german).noneMatch(term -> glossary.terms().stream()
            .anyMatch(english -> english.words().equals(term.words())));
    }

    @Test
    void termsThatBeginWithTheWordsComeFirst() {
        assertThat(glossary.matching("DIRTY b")).first().extracting(Term::name).isEqualTo("dirty bit");
        assertThat(glossary.matching("rmap")).first().extracting(Term::name).isEqualTo("reverse map");
        assertThat(glossary.matching("no such words")).isEmpty();
    }

    @Test
    void lineWithoutABarIsRefusedByNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Glossary.parse("# head\na, b | c\nbroken"))
            .withMessageContaining("line 3");
        assertThat(Glossary.parse("a, b | c").terms()).isEqualTo(List.of(new Term("a", Arrays.asList("b"), "c")));
    }
}
