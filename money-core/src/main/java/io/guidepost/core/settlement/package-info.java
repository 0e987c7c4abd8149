/** When commission becomes money a guide may take, and how he takes it. */
package io.guidepost.core.settlement;
