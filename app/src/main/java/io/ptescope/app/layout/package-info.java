/// Where everything drawn stands: pure functions from state to an immutable [Figure] of boxes with ids.
///
/// A figure holds what its painters need and nothing that changes afterwards, so it may outlive the machine's
/// position. Text is cut and sized here, with the advance widths of the bundled fonts ([Face]); painters only draw.
/// What does not live here: colours (package `paint`), toolkits (package `surface`), and what is selected (package
/// `session`). Depends on the model and on nothing else of the application.
package io.ptescope.app.layout;
