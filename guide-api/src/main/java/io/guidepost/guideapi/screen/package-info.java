/**
 * The two pages that this application serves itself: the guide's sidebar and the headquarters' console. They are plain ES
 * modules over the libraries on the class path, so that there is nothing to build and nothing comes from elsewhere.
 */
package io.guidepost.guideapi.screen;
