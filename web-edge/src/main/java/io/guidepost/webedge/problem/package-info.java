/** How the edge says no: RFC 9457, one shape for every reason, in the caller's language. */
package io.guidepost.webedge.problem;
