/// The panels of the window: each shows one thing of a frame and reports what the user did.
///
/// What does not live here: what a panel says (package `panel`), where it stands (package `dock`), pictures (package
/// `stage`). Panels do not know each other, but for the inspector, at whose head [PredictPane] asks; package `view`
/// makes them all.
package io.ptescope.app.view.pane;
