package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Rgb;
import io.ptescope.app.view.choice.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The colours of the style sheet, held to WCAG 2.2 and to the palette of the pictures.
class ThemeTest {
    private static final Pattern TOKEN = Pattern.compile("-pt-([a-z-]+): #([0-9a-f]{6});");
    private static final double TEXT = 4.5;
    private static final double SIGN = 3;

    @Test
    void everyTextCanBeReadInEveryTheme() throws IOException {
        for (Look look : Look.values()) {
            Map<String, Rgb> theme = theme(look);
            for (String ground : List.of("panel", "raised", "hover", "here-soft", "accent-soft")) {
                assertThat(contrast(theme, "text", ground)).as("text on " + ground).isGreaterThanOrEqualTo(TEXT);
            }
            for (String ink : List.of("muted", "accent", "good", "bad")) {
                assertThat(contrast(theme, ink, "panel")).as(ink).isGreaterThanOrEqualTo(TEXT);
            }
            assertThat(contrast(theme, "on-accent", "accent")).isGreaterThanOrEqualTo(TEXT);
            for (String sign : List.of("here", "added", "line-strong")) {
                assertThat(contrast(theme, sign, "panel")).as(sign).isGreaterThanOrEqualTo(SIGN);
            }
        }
    }

    @Test
    void highContrastReadsEverythingAtSeven() throws IOException {
        Map<String, Rgb> theme = theme(Look.HIGH_CONTRAST);
        for (String ground : List.of("panel", "stage", "raised", "hover", "here-soft", "accent-soft", "bad-soft")) {
            for (String ink : List.of("text", "muted")) {
                assertThat(contrast(theme, ink, ground)).as(ink + " on " + ground).isGreaterThanOrEqualTo(7);
            }
        }
        for (String ink : List.of("accent", "good", "bad", "here", "added", "line", "line-strong")) {
            assertThat(contrast(theme, ink, "panel")).as(ink).isGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void stageHasTheGroundOfThePictures() throws IOException {
        for (Look look : Look.values()) {
            assertThat(theme(look).get("stage")).isEqualTo(look.palette().of(Ink.GROUND));
        }
    }

    @Test
    void everyThemeGivesEveryColour() throws IOException {
        for (Look look : Look.values()) {
            assertThat(theme(look).keySet()).as(look.code()).isEqualTo(theme(Look.LIGHT).keySet());
        }
    }

    private static double contrast(Map<String, Rgb> theme, String one, String other) {
        return theme.get(one).contrast(theme.get(other));
    }

    private static Map<String, Rgb> theme(Look look) throws IOException {
        String css;
        try (InputStream stream = MainWindow.class.getResourceAsStream("window.css")) {
            css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        int block = css.indexOf(look == Look.LIGHT ? ".root {" : ".root:" + look.code() + " {");
        Matcher matcher = TOKEN.matcher(css.substring(block, css.indexOf('}', block)));
        Map<String, Rgb> tokens = new HashMap<>();
        while (matcher.find()) {
            int value = Integer.parseInt(matcher.group(2), 16);
            tokens.put(matcher.group(1), new Rgb(value >> 16, value >> 8 & 0xff, value & 0xff));
        }
        return tokens;
    }
}
