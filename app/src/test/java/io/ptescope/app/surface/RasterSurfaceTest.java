package io.ptescope.app.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.export.Format;
import io.ptescope.app.export.Picture;
import io.ptescope.app.layout.Scene;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Palette;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RasterSurfaceTest {
    private final Picture picture = picture();

    @Test
    void secondRunGivesTheSameBytes() throws IOException {
        assertThat(picture().bytes(Format.PNG, 1)).isEqualTo(picture.bytes(Format.PNG, 1));
    }

    @Test
    void scaleMultipliesPixels() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes(Format.PNG, 2)));
        assertThat(image.getWidth()).isEqualTo(1660);
        assertThat(image.getHeight()).isEqualTo(1120);
    }

    private static Picture picture() {
        Scene scene = Scene.reference();
        return new Picture(StageLayout.layout(scene.machine(), scene.changes(), StageOptions.PLAIN,
            new Size(830, 560)), Palette.LIGHT, "Reference", "");
    }
}
