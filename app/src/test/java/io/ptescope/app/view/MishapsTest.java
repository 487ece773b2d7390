package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.file.WorkloadFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is told, and nothing is lost by it.
class MishapsTest extends WindowTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void nothingIsLeft() throws IOException {
        for (Path file : left()) {
            Files.delete(file);
        }
    }

    @Test
    void mistakeOfTheProgramIsToldWithItsTraceOnceAndPrinted() {
        Mishaps mishaps = new Mishaps(window.notices(), new PrintStream(printed, true, StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) {
            fx(() -> mishaps.uncaughtException(Thread.currentThread(), new IllegalStateException("no such page")));
        }
        assertThat(text("notice")).contains("no such page");
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce("IllegalStateException")
            .contains("\tat ");
        fx(() -> ((Button) lookup("Copy details").query()).fire());
        String[] copied = new String[1];
        fx(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).contains("IllegalStateException: no such page").contains("\tat ");
        fx(() -> mishaps.uncaughtException(new Thread("background"), new OutOfMemoryError("heap")));
        assertThat(text("notice")).contains("heap");
    }

    @Test
    void brokenRecoveryFileIsSetAsideOnceAndTheNextIsOffered() throws IOException {
        Path home = settings.toAbsolutePath().getParent();
        Files.writeString(home.resolve("recovery-98.ptescope"), "ptescope-session 1\nselect nonsense\n");
        Files.write(home.resolve("recovery-97.ptescope"), new byte[] {0, 1, 2});
        fx(() -> assertThat(window.writing().files().offerRecovery()).isFalse());
        assertThat(text("notice")).contains("cannot be read").contains("last-broken");
        assertThat(left()).extracting(Path::getFileName).extracting(Path::toString)
            .containsExactlyInAnyOrder("last-broken.ptescope", "last-broken-2.ptescope");
        fx(() -> window.notices().hide());
        fx(() -> assertThat(window.writing().files().offerRecovery()).isFalse());
        assertThat(window.notices().isShowing()).isFalse();
    }

    @Test
    void folderBinaryAndAFileThatIsGoneAreToldAndChangeNothing() throws IOException {
        Path binary = Files.write(folder.resolve("core"), new byte[] {127, 'E', 'L', 'F', 0, 0});
        String before = window.writing().editor().text();
        for (Path path : List.of(folder, binary, folder.resolve("gone.scn"))) {
            fx(() -> window.writing().dropped(List.of(path.toFile())));
            assertThat(text("notice")).startsWith("This cannot be opened: " + path);
        }
        assertThat(window.writing().editor().text()).isEqualTo(before);
        assertThat(frame().story().lesson()).isEqualTo("first-store");
    }

    @Test
    void ofTwoFilesOneIsOpenedAndTheOtherIsAtHand() throws IOException {
        Path one = Files.writeString(folder.resolve("one.scn"), WorkloadFiles.NEW);
        Path two = Files.writeString(folder.resolve("zwei & drei – \"é\".scn"), WorkloadFiles.NEW);
        fx(() -> window.writing().dropped(List.of(one.toFile(), two.toFile())));
        assertThat(window.desk().draft().path()).contains(two);
        assertThat(text("notice")).contains("zwei & drei").contains("1 more");
        assertThat(window.writing().files().recent().all()).startsWith(two, one);
        fx(() -> window.writing().dropped(List.of()));
        assertThat(window.desk().draft().path()).contains(two);
    }

    @Test
    void exportWhereNoFileCanBeIsToldAndTheWindowGoesOn() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Files.delete(gone);
        Path odd = folder.resolve("a \"b\" 100% [x] ü\n.svg");
        for (Path path : List.of(gone.resolve("x.svg"), folder, Path.of("/proc/x.svg"))) {
            answer.set(Optional.of(path));
            fx(() -> window.actions().run(io.ptescope.app.action.ActionId.EXPORT));
            assertThat(text("notice")).startsWith("This could not be saved: cannot write " + path);
        }
        answer.set(Optional.of(odd));
        fx(() -> window.actions().run(io.ptescope.app.action.ActionId.EXPORT));
        assertThat(odd).exists();
        files.answer = folder.resolve("odd\nname.scn");
        fx(() -> window.actions().run(io.ptescope.app.action.ActionId.SAVE_AS));
        fx(() -> session().toggle(new io.ptescope.app.session.Breakpoint.Operation(1)));
        fx(pauses::elapse);
        fx(() -> assertThat(window.writing().files().offerRecovery()).isFalse());
    }

    private List<Path> left() throws IOException {
        Path home = settings.toAbsolutePath().getParent();
        Files.createDirectories(home);
        return Arrays.stream(home.toFile().listFiles()).map(java.io.File::toPath)
            .filter(file -> file.toString().endsWith(".ptescope")).toList();
    }
}
