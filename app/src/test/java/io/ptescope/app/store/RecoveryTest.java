package io.ptescope.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir
    private Path folder;

    @Test
    void whatADeadProcessKeptIsLeft() throws IOException {
        Recovery dead = new Recovery(folder.resolve("new"), 41, process -> true);
        dead.keep("one");
        dead.keep("two");
        assertThat(new Recovery(folder.resolve("new"), 42, process -> false).left()).singleElement()
            .satisfies(left -> assertThat(Files.readString(left)).isEqualTo("two"));
    }

    @Test
    void whatALivingProcessKeepsIsNot() throws IOException {
        new Recovery(folder, 41, process -> true).keep("one");
        assertThat(new Recovery(folder, 42, process -> process == 41).left()).isEmpty();
        assertThat(new Recovery(folder, 41, process -> false).left()).isEmpty();
    }

    @Test
    void forgottenIsNotLeft() throws IOException {
        Recovery recovery = new Recovery(folder, 41, process -> true);
        recovery.keep("one");
        recovery.forget();
        recovery.forget();
        assertThat(new Recovery(folder, 42, process -> false).left()).isEmpty();
    }

    @Test
    void retiredIsOfferedNoMoreButStillThere() throws IOException {
        new Recovery(folder, 41, process -> true).keep("one");
        Recovery next = new Recovery(folder, 42, process -> false);
        Path aside = next.retire(next.left().getFirst());
        assertThat(next.left()).isEmpty();
        assertThat(aside).hasContent("one");
    }

    @Test
    void whatWasLeftUnsavedBeforeIsKeptToo() throws IOException {
        Recovery recovery = new Recovery(folder, 41, process -> true);
        assertThat(recovery.leave("one")).isEqualTo(folder.resolve("last-unsaved.ptescope"));
        recovery.leave("two");
        assertThat(recovery.leave("three")).hasContent("three");
        assertThat(folder.resolve("last-unsaved-2.ptescope")).hasContent("two");
        assertThat(folder.resolve("last-unsaved-3.ptescope")).hasContent("one");
        for (int i = 0; i < 20; i++) {
            recovery.leave("more");
        }
        assertThat(folder.toFile().list()).hasSize(9);
    }
}
