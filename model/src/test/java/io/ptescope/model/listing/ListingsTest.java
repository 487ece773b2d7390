package io.ptescope.model.listing;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Law 6: the listings and the code name the same lines.
class ListingsTest {
    /// What fits beside the picture in a window 1280 wide, in characters with indentation.
    private static final int WIDEST = 32;
    /// Two lines of the sentence that stands below the picture.
    private static final int LONGEST = 125;

    private final Listings listings = Listings.bundled();

    @Test
    void everySiteIsALineInSomeKernel() {
        Set<String> missing = Sites.all().stream()
            .filter(site -> Arrays.stream(KernelVersion.values())
                .noneMatch(version -> listings.line(site, version.patches()).isPresent())
                && listings.line(site, EnumSet.allOf(Patch.class)).isEmpty())
            .map(site -> site.function() + " " + site.label()).collect(toCollection(TreeSet::new));

        assertThat(missing).as("sites without a line").isEmpty();
    }

    @Test
    void everyLabelIsASite() {
        Set<String> sites =
            Sites.all().stream().map(site -> site.function() + " " + site.label()).collect(toSet());
        List<String> unknown = listings.all().stream()
            .flatMap(listing -> listing.all().stream().filter(ListingLine::isSite)
                .map(line -> listing.function() + " " + line.label()))
            .filter(line -> !sites.contains(line)).toList();

        assertThat(unknown).as("labels that no code stands at").isEmpty();
    }

    @Test
    void everyFunctionHasAListingAndEveryListingAFunction() {
        assertThat(listings.all()).extracting(Listing::function)
            .containsExactlyInAnyOrderElementsOf(Arrays.stream(Function.values()).map(Function::text).toList());
    }

    @Test
    void everySiteBelongsToAFunctionOfItsFile() {
        Set<String> functions = Arrays.stream(Function.values())
            .map(function -> function.file().path() + " " + function.text()).collect(toSet());
        List<Site> homeless = Sites.all().stream()
            .filter(site -> !functions.contains(site.file().path() + " " + site.function())).toList();

        assertThat(homeless).isEmpty();
    }

    @Test
    void aListingStandsWhereItsKernelFileStands() {
        Stream.of(Function.values()).forEach(function -> assertThat(listings.of(function)).isPresent());
        assertThat(Listings.path(Function.DO_WP_PAGE.file())).isEqualTo("mm/memory.txt");
        assertThat(Listings.path(Function.PAGE_MKWRITE.file())).isEqualTo("file-system.txt");
    }

    @Test
    void linesFitBesideThePictureAndSentencesBelowIt() {
        List<String> tooLong = listings.all().stream().flatMap(listing -> listing.all().stream()
            .filter(line -> line.depth() * 2 + line.text().length() > WIDEST || line.sentence().length() > LONGEST)
            .map(line -> listing.function() + " " + line.text())).toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void sentencesEndAsSentencesDo() {
        List<String> odd = listings.all().stream().flatMap(listing -> Stream.concat(
            Stream.of(listing.about()), listing.all().stream().filter(ListingLine::isSite).map(ListingLine::sentence)))
            .filter(sentence -> !sentence.matches("[A-Z]\\S*( .*)?[.?!]")).toList();

        assertThat(odd).isEmpty();
    }
}
