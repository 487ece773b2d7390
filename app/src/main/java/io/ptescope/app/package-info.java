/// placeholder
package io.ptescope.app;
