package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.desk.Lessons;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class ChoosersInGermanTest extends WindowTest {
    @Override
    Locale user() {
        return Locale.GERMAN;
    }

    @Test
    void searchFindsALessonByItsTitleInEitherLanguageAndByItsFile() {
        ComboBox<Lessons.Choice> lessons = lookup("#lessons").query();
        assertThat(found(lessons, "schreibzugriff bemerken")).contains("first-store");
        assertThat(found(lessons, "store must notice")).containsExactly("first-store");
        assertThat(found(lessons, "first-store")).contains("first-store");
    }

    @Test
    void searchSpeaksTheLanguageOfTheWindow() {
        assertThat(lookup("#lessons #search").<TextField>query().getPromptText()).isEqualTo("Lektionen suchen");
    }

    private List<String> found(ComboBox<Lessons.Choice> lessons, String typed) {
        fx(() -> {
            lessons.show();
            lookup("#lessons #search").<TextField>query().setText(typed);
        });
        ComboBox<Lessons.Choice> shown = lookup("#lessons #filtered").query();
        List<String> names = shown.getItems().stream().map(Lessons.Choice::lesson).toList();
        fx(lessons::hide);
        return names;
    }
}
