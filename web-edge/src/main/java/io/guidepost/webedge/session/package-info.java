/** Who is calling: three audiences, each with its own keys and tokens, never accepted for each other. */
package io.guidepost.webedge.session;
