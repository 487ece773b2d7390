package io.ptescope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void markIsDrawnWithTitleKernelAndSentence() throws IOException {
        assertThat(render("first-store", "--at", "first store", "-o", out("a.svg"))).isZero();
        assertThat(Files.readString(folder.resolve("a.svg")))
            .contains("<title>A store that the kernel must notice</title>")
            .contains("xml:space=\"preserve\">Linux 2.6.19  ·  after write A 3 65  ·  “first store”</text>")
            .contains("The store faulted.")
            .contains("read-only, dirty</text>");
    }

    /// Made anew with `-Dgolden.update=true`, which is the command that the README names.
    @Test
    void pictureOfTheReadmeIsMadeByTheCommandBesideIt() throws IOException {
        Path kept = Path.of("../assets/pictures/first-store.svg");
        assertThat(Files.readString(Path.of("../README.md")))
            .contains("ptescope render first-store --at \"first store\" -o assets/pictures/first-store.svg");
        String target = Boolean.getBoolean("golden.update") ? kept.toString() : out("a.svg");
        assertThat(render("first-store", "--at", "first store", "-o", target)).isZero();
        assertThat(Files.readString(Path.of(target))).isEqualTo(Files.readString(kept));
    }

    @Test
    void olderKernelGivesAnotherPicture() throws IOException {
        render("first-store", "--kernel", "2.6.17", "--at", "first store", "-o", out("a.svg"));
        assertThat(Files.readString(folder.resolve("a.svg"))).contains("Linux 2.6.17").contains("No fault.");
    }

    @ParameterizedTest
    @CsvSource({"svg", "png"})
    void secondRunGivesTheSameBytes(String ending) throws IOException {
        render("first-store", "-o", out("a." + ending));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            render("first-store", "-o", out("b." + ending));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Files.readAllBytes(folder.resolve("b." + ending)))
            .isEqualTo(Files.readAllBytes(folder.resolve("a." + ending)));
    }

    @Test
    void filmHasTheSameBytesEachTimeAndTheCutThatIsAskedFor() throws IOException {
        render("first-store", "-o", out("a.gif"));
        render("first-store", "--film", "marks", "--hold", "1.2", "-o", out("b.gif"));
        render("first-store", "--film", "operations", "-o", out("c.gif"));
        byte[] film = Files.readAllBytes(folder.resolve("a.gif"));
        assertThat(film).startsWith('G', 'I', 'F', '8', '9', 'a').isEqualTo(Files.readAllBytes(folder.resolve("b.gif")))
            .isNotEqualTo(Files.readAllBytes(folder.resolve("c.gif")));
    }

    @Test
    void germanPictureSaysItsOwnWordsInGermanAndKernelNamesAsTheyAre() throws IOException {
        render("first-store", "--at", "first store", "--language", "de", "-o", out("a.svg"));
        assertThat(Files.readString(folder.resolve("a.svg"))).contains("Prozess P0 auf CPU 0", "Platte",
            "eben geändert", "nach write A 3 65", "file_rss").doesNotContain("Process P0", "just changed");
    }

    @Test
    void scaleAndSizeMultiply() throws IOException {
        render("first-store", "--size", "800x600", "--scale", "1.5", "-o", out("a.png"));
        assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getWidth()).isEqualTo(1200);
    }

    @Test
    void everyThemeAndStepCanBeDrawn() {
        for (String theme : new String[] {"light", "dark", "high-contrast", "print"}) {
            for (String at : new String[] {"start", "0", "00", "1", "03", "end"}) {
                assertThat(render("first-store", "--theme", theme, "--at", at, "-o", out("a.svg"))).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "no-such-file -o a.svg | no such file",
        "first-store -o a.jpg | not .svg, .png or .gif",
        "first-store -o a.svg --format gif | expected svg or png",
        "first-store -o a.svg --film marks | expected an output that ends in .gif",
        "first-store -o a.gif --film frames | expected marks, operations or paths",
        "first-store -o a.gif --film marks --at end | of a still picture",
        "first-store -o a.gif --film marks --format png | of a still picture",
        "first-store -o a.gif --hold 0 | expected a number of seconds from 0.1 to 60",
        "first-store -o a.gif --hold x | --hold",
        "first-store -o a.svg --hold 2 | only a film is held",
        "first-store -o a.gif --scale 16 | too large",
        "first-store -o missing/a.gif | there is no folder",
        "first-store -o a.svg --kernel 9.9 | unknown kernel",
        "first-store -o a.svg --at nowhere | no moment",
        "first-store -o a.svg --at 99 | no moment",
        "first-store -o a.svg --theme pink | expected light, dark, high-contrast or print",
        "first-store -o a.svg --language fr | expected en or de",
        "first-store -o a.svg --scale 0 | expected a number from 0.1 to 16",
        "first-store -o a.svg --scale x | --scale",
        "first-store -o a.png --size 8000x8000 --scale 16 | too large",
        "first-store -o a.svg --size 3x3 | expected WIDTHxHEIGHT",
        "first-store -o missing/a.svg | there is no folder",
        "first-store -o . --format svg | it is a folder",
        "first-store | --output",
        "-o a.svg | FILE",
        "first-store -o a.svg --colour | Unknown option"})
    void badArgumentsGiveOneLineAndCodeTwo(String arguments, String expected) {
        String[] words = arguments.split(" ");
        for (int i = 1; i < words.length; i++) {
            words[i] = words[i - 1].equals("-o") ? out(words[i]) : words[i];
        }
        assertThat(render(words)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("ptescope render: ")
            .contains(expected);
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private int render(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "render";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Commands.execute(new PrintWriter(new StringWriter()), new PrintWriter(err, true), all);
    }
}
