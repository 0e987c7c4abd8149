/** The number by which one request is found again in answer, log and trace. */
package io.guidepost.webedge.trace;
