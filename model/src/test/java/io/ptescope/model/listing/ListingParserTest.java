package io.ptescope.model.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.kernel.Patch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingParserTest {
    private static final Set<Patch> NONE = EnumSet.noneOf(Patch.class);
    private static final Set<Patch> MKWRITE = EnumSet.of(Patch.PAGE_MKWRITE);

    private static final String TEXT = """
        # mm/memory.c
        function do_wp_page
        about A store hit a page that is present but not writable.

        page                   | page of the entry             | Which page stands behind the entry?
                               | shared and writable area?
        ask +PAGE_MKWRITE      |   ask page_mkwrite, if any    | The file system may refuse.
        reuse -PAGE_MKWRITE    |   reuse                       | Nobody is asked.
        reuse +PAGE_MKWRITE    |   reuse                       | The answer was yes.

        function do_no_page
        about There is no entry yet.
        find                   | find the page                 | The page is looked for.
        """;

    @Test
    void aListingHasAFunctionASentenceAndLines() {
        List<Listing> listings = ListingParser.parse("mm/memory.txt", TEXT);

        assertThat(listings).extracting(Listing::function).containsExactly("do_wp_page", "do_no_page");
        assertThat(listings.getFirst().about()).isEqualTo("A store hit a page that is present but not writable.");
        assertThat(listings.getFirst().all().get(2)).isEqualTo(new ListingLine(
            "ask", "ask page_mkwrite, if any", 1, "The file system may refuse.", MKWRITE, NONE, 7));
        assertThat(listings.getFirst().all().get(1).isSite()).isFalse();
    }

    @Test
    void aKernelHasTheLinesOfItsPatches() {
        Listing listing = ListingParser.parse("mm/memory.txt", TEXT).getFirst();

        assertThat(listing.lines(NONE)).extracting(ListingLine::label).containsExactly("page", "", "reuse");
        assertThat(listing.lines(MKWRITE)).extracting(ListingLine::label).containsExactly("page", "", "ask", "reuse");
        assertThat(listing.line("reuse", NONE)).map(ListingLine::sentence).contains("Nobody is asked.");
        assertThat(listing.line("reuse", MKWRITE)).map(ListingLine::sentence).contains("The answer was yes.");
        assertThat(listing.line("ask", NONE)).isEmpty();
    }

    @Test
    void aLineKnowsWhichPatchBroughtOrTookIt() {
        List<ListingLine> lines = ListingParser.parse("mm/memory.txt", TEXT).getFirst().all();

        assertThat(lines.get(0).addedBy()).isEmpty();
        assertThat(lines.get(2).addedBy()).contains(Patch.PAGE_MKWRITE);
        assertThat(lines.get(3).removedBy()).contains(Patch.PAGE_MKWRITE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
        'a | b | C.'; x:1:1: expected "function" and "about" before the first line
        'hello'; x:1:1: expected "function", "about", or a line with "|" before its text
        'function Do It'; x:1:10: expected the name of one kernel function, found "Do It"
        'about It.'; x:1:1: expected "about" once, right after "function"
        'function f/about A./function g'; x:3:1: expected lines of f
        'function f/about A./a | b | C./function f'; x:4:10: f has a listing already
        'function f/about A./a | b'; x:3:6: expected "|" and a sentence, because the line has a label
        'function f/about A./  | b | C.'; x:3:7: expected no sentence, because the line has no label
        'function f/about A./a |  b | C.'; x:3:6: expected an even indentation, found 1 spaces
        'function f/about A./a |   | C.'; x:3:4: expected a space and the text of the line
        'function f/about A./A | b | C.'; x:3:1: expected a label, +PATCH, -PATCH or "|", found "A"
        'function f/about A./a x | b | C.'; x:3:3: expected +PATCH, -PATCH or "|", found "x"
        'function f/about A./a +MKWRITE | b | C.'; x:3:4: no patch is called "MKWRITE"
        'function f/about A./a | b | C./a | d | E.'; x:4:1: "a" is also line 3, in some kernel
        'function f/about A./\ta | b | C.'; 'x:3:1: found a tab, expected spaces'
        """)
    void aMistakeIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> ListingParser.parse("x", text.replace('/', '\n')))
            .isInstanceOf(ListingException.class).hasMessage(message);
    }
}
