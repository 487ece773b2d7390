package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.editor.Draft;
import io.ptescope.app.view.desk.Lessons;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.run.RunKernel;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ChoosersTest extends WindowTest {
    @Test
    void windowOpensOnTheFirstLessonReadyForItsFirstStep() {
        assertThat(frame().story().title()).isEqualTo("A store that the kernel must notice");
        assertThat(frame().isAtStart()).isTrue();
        assertThat(node("next").isFocused()).isTrue();
        assertThat(text("sentence")).isNotBlank();
    }

    @Test
    void choosingALessonOpensItAtItsStart() {
        fx(() -> window.actions().run(ActionId.TO_END));
        ComboBox<Lessons.Choice> lessons = box("lessons");
        Lessons.Choice second = lessons.getItems().get(1);
        fx(() -> lessons.setValue(second));
        assertThat(frame().story().title()).isEqualTo(second.title());
        assertThat(frame().isAtStart()).isTrue();
    }

    @Test
    void lookingAroundInTheListOpensNothingAndEscapeKeepsThePlace() {
        fx(() -> session().next());
        long place = frame().position();
        ComboBox<Lessons.Choice> lessons = box("lessons");
        keys(KeyCode.CONTROL, KeyCode.L);
        assertThat(lessons.isShowing()).isTrue();
        keys(KeyCode.DOWN);
        keys(KeyCode.DOWN);
        assertThat(frame().position()).as("while looking around").isEqualTo(place);
        keys(KeyCode.ESCAPE);
        assertThat(lessons.isShowing()).isFalse();
        assertThat(frame().position()).isEqualTo(place);
        assertThat(lessons.getValue().lesson()).isEqualTo(frame().story().lesson());
    }

    @Test
    void enterOpensTheLessonThatWasComeTo() {
        keys(KeyCode.CONTROL, KeyCode.L);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        ComboBox<Lessons.Choice> lessons = box("lessons");
        assertThat(frame().story().title()).isEqualTo(lessons.getItems().get(1).title());
    }

    @Test
    void choosingAKernelKeepsThePlaceInTheWorkload() {
        fx(() -> {
            session().next();
            session().next();
            session().next();
        });
        ComboBox<RunKernel> kernels = box("kernels");
        RunKernel old = kernels.getItems().stream().filter(kernel -> kernel.text().equals("2.6.17")).findFirst()
            .orElseThrow();
        fx(() -> kernels.setValue(old));
        assertThat(frame().number()).isEqualTo(3);
        assertThat(window.desk().story().kernel().orElseThrow()).isEqualTo(old);
        assertThat(window.inspector().shown().toString()).doesNotContain("write-notify");
    }

    @Test
    void everyLessonRunsOnEveryKernelThatItNames() {
        for (Lessons.Choice lesson : window.desk().lessons().all()) {
            fx(() -> window.desk().open(lesson.lesson()));
            int named = window.desk().story().run().orElseThrow().scenario().kernels().size();
            for (RunKernel kernel : window.desk().lessons().kernels(lesson.lesson()).subList(0, Math.max(1, named))) {
                fx(() -> window.desk().switchTo(kernel));
                assertThat(window.notices().isShowing()).as(lesson.lesson() + " on " + kernel.text() + text("notice"))
                    .isFalse();
                assertThat(this.<RunKernel>box("kernels").getValue()).isEqualTo(kernel);
            }
        }
    }

    @Test
    void lessonsOfOneTitleAreToldApartByTheirFiles() {
        Lessons.Choice first = window.desk().lessons().all().getFirst();
        String text = window.desk().lessons().draft(first.lesson()).text();
        fx(() -> window.desk().open(Draft.file(Path.of("/home/me/copy.scn"), text)));
        assertThat(this.<Lessons.Choice>box("lessons").getItems()).extracting(Lessons.Choice::title)
            .contains(first.title() + "  ·  copy.scn", first.title() + "  ·  first-store").doesNotHaveDuplicates();
    }

    @Test
    void kernelsStandInTheOrderInWhichTheyCameOut() {
        assertThat(this.<RunKernel>box("kernels").getItems()).extracting(RunKernel::text)
            .containsExactly(Arrays.stream(KernelVersion.values()).map(KernelVersion::text).toArray(String[]::new));
        assertThat(this.<RunKernel>box("kernels").getValue().text()).isEqualTo("2.6.19");
    }

    private <T> ComboBox<T> box(String id) {
        return lookup("#" + id).query();
    }
}
