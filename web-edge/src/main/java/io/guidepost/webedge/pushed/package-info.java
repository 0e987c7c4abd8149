/** Addresses to which Tencent pushes events. */
package io.guidepost.webedge.pushed;
