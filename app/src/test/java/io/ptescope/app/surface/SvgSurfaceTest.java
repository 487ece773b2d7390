package io.ptescope.app.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Golden;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Scene;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class SvgSurfaceTest {
    private static final Size SIZE = new Size(830, 560);

    @Test
    void stageIsDrawnAsTheGoldenFileShows() throws IOException {
        String svg = drawn(Palette.LIGHT);
        assertThat(svg).isEqualTo(Golden.kept("stage-light.svg", svg));
    }

    @Test
    void darkStageIsDrawnAsTheGoldenFileShows() throws IOException {
        String svg = drawn(Palette.DARK);
        assertThat(svg).isEqualTo(Golden.kept("stage-dark.svg", svg));
    }

    @Test
    void secondRunGivesTheSameBytesInAnyLocale() {
        String first = drawn(Palette.PRINT);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(drawn(Palette.PRINT)).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void documentIsWellFormedWhateverNamesHold() throws Exception {
        SvgSurface surface = new SvgSurface(SIZE, 1, "a < b & \"c\"", "d\u0001e");
        surface.open("x", "<&>");
        surface.text(new Point(1, 2), Anchor.START, new TextStyle(Face.SANS, 12), Palette.LIGHT.of(Ink.TEXT),
            "if (a < b && c > d) \"é\"");
        surface.close();
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(surface.document())));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & \"c\"");
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
            .isEqualTo("if (a < b && c > d) \"é\"");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "-1.5,-1.5", "0.004,0", "0.005,0.01", "2.5,2.5", "2.05,2.05", "-0.001,0",
        "1234.567,1234.57"})
    void numbersAreShort(double value, String text) {
        assertThat(SvgSurface.number(value)).isEqualTo(text);
    }

    private static String drawn(Palette palette) {
        Scene scene = Scene.reference();
        Figure figure = StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN, SIZE);
        SvgSurface surface = new SvgSurface(figure.size(), 1, "Reference", "Two processes share a file.");
        new FigurePainter(palette).paint(figure, Emphasis.SETTLED, surface);
        return surface.document();
    }
}
