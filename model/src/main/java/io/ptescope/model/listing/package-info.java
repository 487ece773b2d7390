/// The listings: what each kernel function does, line by line, in our own words, and one sentence for each line at
/// which a task can stand.
///
/// They are text under `assets/listings`, one file a kernel file; tests hold them to the sites of package `kernel`.
/// What does not live here: what the code does (package `kernel`) and how a listing looks.
package io.ptescope.model.listing;
