package io.ptescope.app.action;

import io.ptescope.app.text.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The commands of the window, in the order of the menus. Their texts stand in the bundle under `action.<key>`.
///
/// Several chords or short keys are separated by a space; the first one is shown. Where the key presets differ, `|`
/// separates their chords, in the order of [KeyPreset].
public enum ActionId {
    NEW_WORKLOAD(Group.FILE, MaterialDesignF.FILE_PLUS_OUTLINE, "Shortcut+N", ""),
    OPEN(Group.FILE, MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", ""),
    OPEN_RECENT(Group.FILE, MaterialDesignH.HISTORY, "Shortcut+Shift+O", ""),
    SAVE(Group.FILE, MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", ""),
    SAVE_AS(Group.FILE, MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE, "Shortcut+Shift+S", ""),
    SAVE_SESSION(Group.FILE, MaterialDesignC.CONTENT_SAVE_ALL_OUTLINE, "Shortcut+Alt+S", ""),
    CHOOSE_LESSON(Group.FILE, MaterialDesignB.BOOK_OPEN_OUTLINE, "Shortcut+L", ""),
    CHOOSE_KERNEL(Group.FILE, MaterialDesignL.LINUX, "Shortcut+K", ""),
    EXPORT(Group.FILE, MaterialDesignE.EXPORT_VARIANT, "Shortcut+E", ""),
    COPY_PICTURE(Group.FILE, MaterialDesignC.CONTENT_COPY, "Shortcut+Shift+C", ""),
    COPY_TEXT(Group.FILE, MaterialDesignT.TEXT_BOX_OUTLINE, "Shortcut+C", ""),
    PREFERENCES(Group.FILE, MaterialDesignC.COG_OUTLINE, "Shortcut+Comma", ""),
    QUIT(Group.FILE, MaterialDesignE.EXIT_TO_APP, "Shortcut+Q", ""),

    EDIT(Group.EDIT, MaterialDesignP.PENCIL_OUTLINE, "F2", ""),
    UNDO(Group.EDIT, MaterialDesignU.UNDO, "Alt+Backspace", ""),
    REDO(Group.EDIT, MaterialDesignR.REDO, "Shortcut+Y", ""),
    FORMAT(Group.EDIT, MaterialDesignF.FORMAT_ALIGN_LEFT, "Shortcut+Shift+L", ""),
    COMPLETE(Group.EDIT, MaterialDesignF.FORMAT_LIST_TEXT, "Ctrl+Space", ""),
    NEXT_PROBLEM(Group.EDIT, MaterialDesignA.ALERT_CIRCLE_OUTLINE, "Alt+F8", ""),

    NEXT(Group.STEP, MaterialDesignA.ARROW_RIGHT, "F8 | F10 | F5", "Period N Page_Down"),
    BACK(Group.STEP, MaterialDesignA.ARROW_LEFT,
        "Shortcut+Shift+F8 Shortcut+Z | Shortcut+Shift+F10 Shortcut+Z | F4 Shortcut+Shift+F5 Shortcut+Z",
        "Comma P Page_Up Backspace"),
    INTO(Group.STEP, MaterialDesignD.DEBUG_STEP_INTO, "F7 | F11 | F7", "Shortcut+Down"),
    OVER(Group.STEP, MaterialDesignD.DEBUG_STEP_OVER, "Shift+F7 | Shortcut+F11 | Shift+F7", ""),
    OUT(Group.STEP, MaterialDesignD.DEBUG_STEP_OUT, "Shift+F8 | Shift+F11 | Shift+F8",
        "Shift+Period Shortcut+Up"),
    BACK_INTO(Group.STEP, MaterialDesignA.ARROW_UP_LEFT,
        "Shortcut+Shift+F7 | Shortcut+Shift+F11 | Shortcut+Shift+F7", ""),
    BACK_OUT(Group.STEP, MaterialDesignA.ARROW_TOP_LEFT, "", "Shift+Comma"),
    RUN(Group.STEP, MaterialDesignF.FAST_FORWARD, "F9 | F5 | F8", ""),
    RUN_BACK(Group.STEP, MaterialDesignR.REWIND, "Shortcut+Shift+F9 | Shortcut+Shift+F5 | Shortcut+Shift+F8",
        "Shift+Space"),
    RUN_TO_CURSOR(Group.STEP, MaterialDesignC.CURSOR_TEXT, "Alt+F9 | | Alt+F9", "R"),
    PLAY(Group.STEP, MaterialDesignP.PLAY, "", "Space"),
    SLOWER(Group.STEP, MaterialDesignS.SPEEDOMETER_SLOW, "", "Open_Bracket"),
    FASTER(Group.STEP, MaterialDesignS.SPEEDOMETER, "", "Close_Bracket"),
    BREAK_HERE(Group.STEP, MaterialDesignS.STOP_CIRCLE_OUTLINE, "Shortcut+F8 | F9 | Shortcut+F8", "T"),
    PREDICT(Group.STEP, MaterialDesignH.HEAD_QUESTION_OUTLINE, "Shortcut+Shift+Q", "Q"),
    POKE(Group.STEP, MaterialDesignP.PENCIL_OUTLINE, "Shortcut+Shift+X", "X"),

    BY_OPERATION(Group.DETAIL, MaterialDesignF.FORMAT_LIST_NUMBERED, "Alt+1", "1"),
    BY_PATH(Group.DETAIL, MaterialDesignT.TRANSFER_RIGHT, "Alt+2", "2"),
    BY_FUNCTION(Group.DETAIL, MaterialDesignF.FUNCTION_VARIANT, "Alt+3", "3"),
    BY_EVENT(Group.DETAIL, MaterialDesignC.CIRCLE_SMALL, "Alt+4", "4"),

    TO_START(Group.GO, MaterialDesignS.SKIP_BACKWARD, "Shortcut+Home | Shortcut+Home | F3 Shortcut+Home", ""),
    TO_END(Group.GO, MaterialDesignS.SKIP_FORWARD, "Shortcut+End", ""),
    LAST_CHANGE(Group.GO, MaterialDesignP.PAGE_PREVIOUS_OUTLINE, "Alt+Left", "L"),
    NEXT_CHANGE(Group.GO, MaterialDesignP.PAGE_NEXT_OUTLINE, "Alt+Right", "Shift+L"),
    NEXT_CHANGED_CELL(Group.GO, MaterialDesignA.ARROW_RIGHT_BOLD_BOX_OUTLINE, "", "Shortcut+Right"),
    LAST_CHANGED_CELL(Group.GO, MaterialDesignA.ARROW_LEFT_BOLD_BOX_OUTLINE, "", "Shortcut+Left"),
    TO_STEP(Group.GO, MaterialDesignN.NUMERIC, "Shortcut+G", "G"),
    FIND_EVENT(Group.GO, MaterialDesignF.FEATURE_SEARCH_OUTLINE, "Shortcut+F", ""),
    BOOKMARK(Group.GO, MaterialDesignB.BOOKMARK_OUTLINE, "", "M"),
    LIST_BOOKMARKS(Group.GO, MaterialDesignB.BOOKMARK_MULTIPLE, "", "Shift+M"),
    NEXT_BOOKMARK(Group.GO, MaterialDesignB.BOOKMARK_PLUS_OUTLINE, "", ""),
    LAST_BOOKMARK(Group.GO, MaterialDesignB.BOOKMARK_MINUS_OUTLINE, "", ""),
    MARKER_A(Group.GO, MaterialDesignA.ALPHA_A_BOX_OUTLINE, "", "Shift+A"),
    MARKER_B(Group.GO, MaterialDesignA.ALPHA_B_BOX_OUTLINE, "", "Shift+B"),
    WHY(Group.GO, MaterialDesignC.COMMENT_QUESTION_OUTLINE, "Shortcut+B | F12 | Shortcut+B", "W"),

    NEXT_THEME(Group.VIEW, MaterialDesignT.THEME_LIGHT_DARK, "Shortcut+T", ""),
    LIGHT_THEME(Group.VIEW, MaterialDesignW.WEATHER_SUNNY, "", ""),
    DARK_THEME(Group.VIEW, MaterialDesignW.WEATHER_NIGHT, "", ""),
    CONTRAST_THEME(Group.VIEW, MaterialDesignC.CONTRAST_BOX, "", ""),
    SYSTEM_THEME(Group.VIEW, MaterialDesignM.MONITOR, "", ""),
    LANGUAGE(Group.VIEW, MaterialDesignT.TRANSLATE, "", ""),
    LARGER(Group.VIEW, MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
        "Shortcut+Plus Shortcut+Equals Shortcut+Shift+Equals Shortcut+Add", ""),
    SMALLER(Group.VIEW, MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Shortcut+Minus Shortcut+Subtract", ""),
    NATURAL_SIZE(Group.VIEW, MaterialDesignM.MAGNIFY_SCAN, "Shortcut+0 Shortcut+Numpad_0", ""),
    ZOOM_IN(Group.VIEW, MaterialDesignP.PLUS_BOX_OUTLINE, "", "Plus Equals Shift+Equals Add"),
    ZOOM_OUT(Group.VIEW, MaterialDesignM.MINUS_BOX_OUTLINE, "", "Minus Subtract"),
    ZOOM_FIT(Group.VIEW, MaterialDesignF.FIT_TO_PAGE_OUTLINE, "", "0 Numpad_0"),
    FOLD_LEFT(Group.VIEW, MaterialDesignD.DOCK_LEFT, "", ""),
    FOLD_RIGHT(Group.VIEW, MaterialDesignD.DOCK_RIGHT, "", ""),
    FOLD_BOTTOM(Group.VIEW, MaterialDesignD.DOCK_BOTTOM, "", ""),
    FEW_PANELS(Group.VIEW, MaterialDesignN.NUMERIC_1_BOX_OUTLINE, "Alt+Shift+1", ""),
    USUAL_PANELS(Group.VIEW, MaterialDesignN.NUMERIC_2_BOX_OUTLINE, "Alt+Shift+2", ""),
    MANY_PANELS(Group.VIEW, MaterialDesignN.NUMERIC_3_BOX_OUTLINE, "Alt+Shift+3", ""),
    RESET_LAYOUT(Group.VIEW, MaterialDesignR.RESTORE, "", ""),
    NEXT_PANEL(Group.VIEW, MaterialDesignP.PAGE_LAYOUT_SIDEBAR_RIGHT, "F6", ""),
    PREVIOUS_PANEL(Group.VIEW, MaterialDesignP.PAGE_LAYOUT_SIDEBAR_LEFT, "Shift+F6", ""),

    PANEL_WORKLOAD(Group.PANEL, MaterialDesignS.SCRIPT_TEXT_OUTLINE, "", ""),
    PANEL_EDITOR(Group.PANEL, MaterialDesignP.PENCIL_OUTLINE, "", ""),
    PANEL_PATH(Group.PANEL, MaterialDesignC.CODE_TAGS, "", ""),
    PANEL_STAGE(Group.PANEL, MaterialDesignG.GRID, "", ""),
    PANEL_INSPECTOR(Group.PANEL, MaterialDesignM.MAGNIFY_EXPAND, "", ""),
    PANEL_TIMELINE(Group.PANEL, MaterialDesignT.TIMELINE_OUTLINE, "", ""),
    PANEL_PROCESSES(Group.PANEL, MaterialDesignA.APPLICATION_OUTLINE, "", ""),
    PANEL_TABLES(Group.PANEL, MaterialDesignF.FILE_TREE, "", ""),
    PANEL_CACHE(Group.PANEL, MaterialDesignD.DATABASE_OUTLINE, "", ""),
    PANEL_LISTS(Group.PANEL, MaterialDesignF.FORMAT_LIST_BULLETED, "", ""),
    PANEL_FRAMES(Group.PANEL, MaterialDesignM.MEMORY, "", ""),
    PANEL_TLBS(Group.PANEL, MaterialDesignC.CHIP, "", ""),
    PANEL_BIOGRAPHY(Group.PANEL, MaterialDesignC.CHART_GANTT, "", ""),
    PANEL_COUNTERS(Group.PANEL, MaterialDesignC.CHART_LINE, "", ""),
    PANEL_NET(Group.PANEL, MaterialDesignD.DELTA, "", ""),
    PANEL_EVENTS(Group.PANEL, MaterialDesignT.TABLE_SEARCH, "", ""),
    PANEL_BREAKPOINTS(Group.PANEL, MaterialDesignS.STOP_CIRCLE_OUTLINE, "", ""),
    PANEL_BOOKMARKS(Group.PANEL, MaterialDesignB.BOOKMARK_MULTIPLE_OUTLINE, "", ""),
    PANEL_LABS(Group.PANEL, MaterialDesignF.FLASK_OUTLINE, "", ""),
    PANEL_BRANCHES(Group.PANEL, MaterialDesignS.SOURCE_BRANCH, "", ""),
    PANEL_LOCKS(Group.PANEL, MaterialDesignL.LOCK_OUTLINE, "", ""),

    PRESENTER(Group.TEACH, MaterialDesignP.PRESENTATION, "Shortcut+F5", ""),
    PRESENTER_NOTES(Group.TEACH, MaterialDesignN.NOTE_TEXT_OUTLINE, "", ""),
    LABS(Group.TEACH, MaterialDesignF.FLASK_OUTLINE, "", ""),

    PALETTE(Group.HELP, MaterialDesignM.MAGNIFY,
        "Shortcut+Shift+A Shortcut+Shift+P | Shortcut+Shift+P Shortcut+Shift+A | Shortcut+Shift+A Shortcut+Shift+P",
        ""),
    KEYS(Group.HELP, MaterialDesignK.KEYBOARD_OUTLINE, "F1", "'?'"),
    KEYS_INTELLIJ(Group.HELP, MaterialDesignK.KEYBOARD_SETTINGS_OUTLINE, "", ""),
    KEYS_VS_CODE(Group.HELP, MaterialDesignK.KEYBOARD_SETTINGS_OUTLINE, "", ""),
    KEYS_RIPES(Group.HELP, MaterialDesignK.KEYBOARD_SETTINGS_OUTLINE, "", ""),
    TOUR(Group.HELP, MaterialDesignM.MAP_MARKER_PATH, "", ""),
    TOUR_SKIP(Group.HELP, MaterialDesignS.SKIP_NEXT_OUTLINE, "Shortcut+Shift+H", ""),
    TOUR_END(Group.HELP, MaterialDesignC.CLOSE, "", ""),
    GLOSSARY(Group.HELP, MaterialDesignB.BOOK_ALPHABET, "", "");

    private static final Set<ActionId> CHOICES = EnumSet.of(LIGHT_THEME, DARK_THEME, CONTRAST_THEME, SYSTEM_THEME,
        FOLD_LEFT, FOLD_RIGHT, FOLD_BOTTOM, KEYS_INTELLIJ, KEYS_VS_CODE, KEYS_RIPES, PREDICT, PRESENTER);

    /// The menus.
    public enum Group {
        FILE(Text.GROUP_FILE), EDIT(Text.GROUP_EDIT), STEP(Text.GROUP_STEP), DETAIL(Text.GROUP_DETAIL),
        GO(Text.GROUP_GO), VIEW(Text.GROUP_VIEW), PANEL(Text.GROUP_PANEL), TEACH(Text.GROUP_TEACH),
        HELP(Text.GROUP_HELP);

        private final Text title;

        Group(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }

        /// Its commands, in order.
        public List<ActionId> actions() {
            return Arrays.stream(ActionId.values()).filter(id -> id.group == this).toList();
        }
    }

    private final Group group;
    private final Ikon icon;
    private final List<List<KeyCombination>> chords;
    private final List<KeyCombination> shortKeys;

    ActionId(Group group, Ikon icon, String chords, String shortKeys) {
        this.group = group;
        this.icon = icon;
        this.chords = Arrays.stream(chords.split("\\|", -1)).map(ActionId::keys).toList();
        this.shortKeys = keys(shortKeys);
    }

    /// The part of its keys in the bundle: `run-back`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Group group() {
        return group;
    }

    public Ikon icon() {
        return icon;
    }

    /// Keys that work everywhere in the window, for those who have chosen `preset`.
    public List<KeyCombination> chords(KeyPreset preset) {
        return chords.size() == 1 ? chords.getFirst() : chords.get(preset.ordinal());
    }

    /// Keys that work while the stage or the timeline has the focus.
    public List<KeyCombination> shortKeys() {
        return shortKeys;
    }

    /// Whether it is one of several choices, or on or off.
    public boolean isChoice() {
        return group == Group.DETAIL || group == Group.PANEL || CHOICES.contains(this);
    }

    private static List<KeyCombination> keys(String text) {
        return Arrays.stream(text.split(" ")).filter(key -> !key.isEmpty())
            .map(key -> KeyCombination.keyCombination(key.replace('_', ' '))).toList();
    }
}
