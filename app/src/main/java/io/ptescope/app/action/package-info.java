/// Every command of the window, once: its name, texts, keys, icon and whether it can run now. Menus, buttons, the
/// palette and the table of keys are made from this list, so that none of them can forget one.
///
/// Keys. A chord works everywhere in the window; a short key works while the stage or the timeline has the focus, so
/// that no single character is taken from a text field or a screen reader (WCAG 2.1.4). The chords follow the
/// [KeyPreset] that the user has chosen. These are the ones to know, as the first preset has them; [ActionId] has all:
///
/// | command | chord | short keys |
/// |---|---|---|
/// | next, back | F8, Ctrl+Shift+F8 (also Ctrl+Z) | `.` N PgDn, `,` P PgUp |
/// | into, over, out | F7, Shift+F7, Shift+F8 | out: Shift+`.` |
/// | back into, back out | Ctrl+Shift+F7 | back out: Shift+`,` |
/// | run, run backwards | F9, Ctrl+Shift+F9 | |
/// | play | | Space |
/// | to start, to end | Ctrl+Home, Ctrl+End | |
/// | granularity | Alt+1 to Alt+4 | 1 to 4 |
/// | last, next change of the selection; why | Alt+Left, Alt+Right; Ctrl+B | L, Shift+L; W |
/// | palette, keys, export, copy | Ctrl+Shift+A, F1, Ctrl+E, Ctrl+Shift+C | |
/// | next, previous panel | F6, Shift+F6 | |
///
/// What does not live here: what a command does. Used by `view` only.
package io.ptescope.app.action;
