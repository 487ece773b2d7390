/// Labs: a goal, a workload, questions, and the key to them, which is worked out from the run and so cannot be untrue.
///
/// A lab is a text under `assets/labs`; `index` there is their order. Its lines follow; above the workload they may
/// stand in any order, but names are drawn above where they are used, and what belongs to a question stands below it:
///
/// ```
/// title    TEXT
/// topic    TEXT                       the patch that it is about
/// vary     NAME… from A..B | VALUE…   different values for the names, drawn by the seed
/// goal     "…"                        what is to be understood; several lines are several paragraphs
/// do       "…"                        what to try; in order
/// question "…"
///   on     KERNEL at "MARK"           where the answer is looked up
///   choice "…" if EXPECTATION         two or more, of which exactly one holds; or
///   number QUANTITY                   what an expectation can compare; or
///   entry  ENTRY                      none, RO clean, RW clean, RW dirty, RO dirty
///   proof  EXPECTATION; …             what the explanation says, as far as a machine can tell
///   because "…"
/// workload
/// …                                   a scenario; `{NAME}` stands for the drawn value, here and in all texts
/// ```
///
/// What does not live here: how a lab looks (packages `view` and `cli`). Knows the model; no toolkit.
package io.ptescope.app.lab;
