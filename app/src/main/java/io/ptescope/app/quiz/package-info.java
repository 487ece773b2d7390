/// Questions that are made from a recording, and what became of the answers. Knows no controls and no clock: the same
/// moves through the same run ask and judge the same. May depend on `session` and `text`; the views show it.
package io.ptescope.app.quiz;
