package io.ptescope.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.app.layout.Size;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.text.Language;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilmTest {
    private static final Size SMALL = new Size(640, 480);

    private final Run run;

    FilmTest() throws ScenarioException {
        run = firstStore();
    }

    @Test
    void marksGiveOnePictureEachAndOneForTheStart() throws IOException {
        TreeSet<Long> moments = new TreeSet<>(run.marks().keySet());
        assertThat(moments.add(0L)).isTrue();
        assertThat(delays(bytes(Film.Cut.MARKS, 1.2))).hasSize(moments.size());
    }

    @Test
    void operationsGiveOnePictureEachAndOneForTheStart() throws IOException {
        assertThat(delays(bytes(Film.Cut.OPERATIONS, 1.2))).hasSize(run.results().size() + 1);
    }

    @Test
    void pathsAreMoreThanOperations() {
        assertThat(film(Film.Cut.PATHS, 1.2).frames()).isGreaterThan(film(Film.Cut.OPERATIONS, 1.2).frames());
    }

    @ParameterizedTest
    @EnumSource(Film.Cut.class)
    void secondFilmHasTheSameBytes(Film.Cut cut) throws IOException {
        assertThat(bytes(cut, 1.2)).isEqualTo(bytes(cut, 1.2));
    }

    @Test
    void picturesAreHeldForTheirSentenceAndTheLastOneLonger() throws IOException {
        List<Integer> delays = delays(bytes(Film.Cut.OPERATIONS, 1.5));
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(150, 800));
        assertThat(delays.subList(0, delays.size() - 1)).allSatisfy(delay -> assertThat(delay).isLessThan(601));
        assertThat(delays.getLast()).isGreaterThanOrEqualTo(350);
        assertThat(new TreeSet<>(delays)).hasSizeGreaterThan(2);
    }

    @Test
    void holdBeyondTheLongestIsKept() throws IOException {
        List<Integer> delays = delays(bytes(Film.Cut.MARKS, 10));
        assertThat(delays.getFirst()).isEqualTo(1000);
        assertThat(delays.getLast()).isEqualTo(1200);
    }

    @Test
    void allPicturesHaveOneSize() throws IOException {
        ImageReader reader = reader(bytes(Film.Cut.OPERATIONS, 1.2));
        for (int i = 0; i < reader.getNumImages(true); i++) {
            assertThat(reader.getWidth(i)).isEqualTo(reader.getWidth(0));
            assertThat(reader.getHeight(i)).isEqualTo(reader.getHeight(0));
        }
    }

    @Test
    void tooManyPixelsAreRefusedBeforeAnyIsDrawn() {
        assertThatThrownBy(() -> film(Film.Cut.MARKS, 1.2).bytes(Palette.LIGHT, Optional.of(SMALL), 16, (_, _) -> { }))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too large");
    }

    @Test
    void whoeverWatchesSeesItGoOnAndMayEndIt() throws IOException {
        List<Long> seen = new ArrayList<>();
        Film film = film(Film.Cut.MARKS, 1.2);
        film.bytes(Palette.LIGHT, Optional.of(SMALL), 1, (done, _) -> seen.add(done));
        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(3 * film.frames());
        assertThatThrownBy(() -> film.bytes(Palette.LIGHT, Optional.of(SMALL), 1, (_, _) -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @EnumSource(Film.Cut.class)
    void lastPictureHasASentence(Film.Cut cut) {
        Film film = film(cut, Film.HOLD);
        assertThat(film.plate(film.frames() - 1).caption().sentence()).isNotEmpty();
    }

    @Test
    void startAsksForNoKey() throws ScenarioException {
        Run untold = Run.of(ScenarioParser.parse("film.scn", """
            title   film
            kernel  6.18
            file    F ext4 pages=2
            mmap    A F shared rw pages=2
            write   A 0 1
            """), RunKernel.named("6.18").orElseThrow());
        Still still = Still.steady(untold, Language.ENGLISH, "edited by hand", 1);
        assertThat(still.plate(0).caption().sentence()).isEqualTo("Nothing has happened yet.");
        assertThat(still.plate(1).caption().moment()).doesNotContain("edited");
        assertThat(still.plate(2).caption().moment()).endsWith("edited by hand");
    }

    private static Run firstStore() throws ScenarioException {
        Scenario scenario = new Library().find("first-store").orElseThrow().scenario();
        return Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow());
    }

    private Film film(Film.Cut cut, double hold) {
        return new Film(Still.steady(run, Language.ENGLISH, "", 0), run, cut, hold);
    }

    private byte[] bytes(Film.Cut cut, double hold) throws IOException {
        return film(cut, hold).bytes(Palette.LIGHT, Optional.of(SMALL), 1, (_, _) -> { });
    }

    private static ImageReader reader(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        return reader;
    }

    private static List<Integer> delays(byte[] gif) throws IOException {
        ImageReader reader = reader(gif);
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i)
                .getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
            delays.add(Integer.valueOf(control.getAttribute("delayTime")));
        }
        return delays;
    }
}
