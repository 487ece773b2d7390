package io.ptescope.app.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ptescope.app.layout.Face;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaceTest {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    @ParameterizedTest
    @EnumSource
    void tableOfAdvancesIsThatOfTheFontFile(Face face) throws Exception {
        Font font = font(face);
        String signs = "·–“”’…→●×";
        for (int c = ' '; c < 127 + signs.length(); c++) {
            String text = String.valueOf(c < 127 ? (char) c : signs.charAt(c - 127));
            double wide = font.createGlyphVector(CONTEXT, text).getGlyphMetrics(0).getAdvance() / 1000.0;
            assertThat(face.advance(text)).as(text).isCloseTo(wide, within(0.0011));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noLetterIsWiderThanAssumed(Face face) throws Exception {
        Font font = font(face);
        for (String text : new String[] {"ä", "é", "ñ", "ß", "λ", "ж"}) {
            double wide = font.createGlyphVector(CONTEXT, text).getGlyphMetrics(0).getAdvance() / 1000.0;
            assertThat(face.advance(text)).as(text).isGreaterThanOrEqualTo(wide - 0.001);
        }
    }

    private static Font font(Face face) throws Exception {
        try (InputStream stream = Fonts.open(face)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(1000f);
        }
    }
}
