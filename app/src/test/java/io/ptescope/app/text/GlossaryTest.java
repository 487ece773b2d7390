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

class GlossaryTest {
    private final Glossary glossary = Glossary.bundled();

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
