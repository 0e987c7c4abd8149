/** Answers that stand ready in memory, given before the rest of the web stack is troubled. */
package io.guidepost.webedge.ready;
