package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.PoFile.Phrase;
import io.ptescope.model.check.Report;
import io.ptescope.model.check.Sentinels;
import io.ptescope.model.check.Verdict;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {
    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");
    private static final Map<String, TreeSet<String>> TEXTS = AssetTexts.all();

    static Stream<Language> others() {
        return Arrays.stream(Language.values()).filter(language -> language != Language.ENGLISH);
    }

    private static List<Phrase> phrases(Language language) {
        List<Phrase> phrases = new ArrayList<>();
        Phrases.files(language).forEach(file -> phrases.addAll(Phrases.file(language, file)));
        return phrases;
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyTextOfTheAssetsIsTranslatedAndNoPhraseIsLeftOver(Language language) {
        List<String> translated = phrases(language).stream().map(Phrase::english).toList();
        assertThat(translated).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(TEXTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyPhraseNamesTheFilesInWhichItStands(Language language) {
        assertThat(phrases(language)).allSatisfy(phrase ->
            assertThat(phrase.references()).containsExactlyElementsOf(TEXTS.get(phrase.english())));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyPhraseHasTheSameBracesAndEndsTheSameWay(Language language) {
        assertThat(phrases(language)).allSatisfy(phrase -> {
            assertThat(braces(phrase.translation())).isEqualTo(braces(phrase.english()));
            assertThat(end(phrase.translation())).isEqualTo(end(phrase.english()));
        });
    }

    /// What is made for two lines in English must not need four.
    @ParameterizedTest
    @MethodSource("others")
    void noPhraseIsMuchLongerThanTheEnglishOne(Language language) {
        assertThat(phrases(language)).allSatisfy(phrase -> assertThat(phrase.translation())
            .hasSizeLessThanOrEqualTo(25 + phrase.english().length() * 29 / 20));
    }

    /// The listing stands in a narrow panel, in English as in any other language.
    @ParameterizedTest
    @MethodSource("others")
    void linesOfListingsAreAsNarrowAsTheEnglishOnes(Language language) {
        Phrases phrases = Phrases.bundled(language);
        assertThat(Listings.bundled().all().stream().flatMap(listing -> listing.all().stream()))
            .allSatisfy(line -> assertThat(phrases.of(line.text())).hasSizeLessThanOrEqualTo(32 - 2 * line.depth()));
    }

    /// A mark is named where it is explained: then by the name that is shown.
    @ParameterizedTest
    @MethodSource("others")
    void quotedMarksAreThoseThatAreShown(Language language) {
        Phrases phrases = Phrases.bundled(language);
        Pattern quoted = Pattern.compile("“([^“”]+)”");
        assertThat(TEXTS.keySet()).allSatisfy(text -> assertThat(quoted.matcher(text).results()
            .map(found -> found.group(1)).filter(TEXTS::containsKey).map(phrases::of)).allMatch(mark ->
            phrases.of(text).contains(mark)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void sentinelReportsInTheLanguage(Language language) throws ScenarioException {
        Phrases phrases = Phrases.bundled(language);
        Scenario scenario = new Library().find("no-flush-after-cleaning").orElseThrow().scenario();
        RunKernel kernel = RunKernel.of(scenario.kernels().getLast()).orElseThrow();
        Report report = new Sentinels(kernel.patches()).firstBreak(Run.of(scenario, kernel).recording()).orElseThrow()
            .report();
        assertThat(report.verdict()).isInstanceOfSatisfying(Verdict.Broken.class, broken ->
            assertThat(broken.findings()).allSatisfy(finding -> assertThat(finding.what().text(phrases::of))
                .isNotEqualTo(finding.what().text()).doesNotContain("{").containsPattern("\\d")));
    }

    @Test
    void whatNobodyHasTranslatedStaysAsItIs() {
        assertThat(Phrases.bundled(Language.GERMAN).of("my own words")).isEqualTo("my own words");
        assertThat(Phrases.bundled(Language.ENGLISH).of("A writable entry lies in a writable area."))
            .isEqualTo("A writable entry lies in a writable area.");
        assertThat(Phrases.bundled(Language.GERMAN).of("A writable entry lies in a writable area."))
            .isEqualTo("Ein schreibbarer Eintrag liegt in einem schreibbaren Bereich.");
    }

    private static List<String> braces(String text) {
        return BRACES.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static String end(String text) {
        return text.replaceFirst("^.*?([.?!:]?)$", "$1");
    }
}
