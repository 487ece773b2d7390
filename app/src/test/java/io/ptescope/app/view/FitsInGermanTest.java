package io.ptescope.app.view;

import java.util.Locale;

class FitsInGermanTest extends FitsInEnglishTest {
    @Override
    Locale user() {
        return Locale.GERMAN;
    }
}
