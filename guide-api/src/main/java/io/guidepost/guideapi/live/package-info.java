/** Screens that watch something while it changes, by server-sent events: looked at once for all who watch it. */
package io.guidepost.guideapi.live;
