package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// Cells for tests of painters.
public final class Samples {
    private Samples() {}

    /// A cell of 90 by 70 pixels in the given state, with the texts and glyphs that layout gives it.
    public static Look.Cell cell(Fill fill, Form form, List<Glyph> glyphs) {
        List<Glyph> bottom = new ArrayList<>();
        if (fill.isDirty()) {
            bottom.add(Glyph.DIRTY);
        }
        return new Composer(90, 70).compose(new Composer.Parts(fill, null, form, fill.letter(), List.of("pfn a"),
            List.of(), "", glyphs, bottom));
    }
}
