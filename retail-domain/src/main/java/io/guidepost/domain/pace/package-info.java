/** Who goes first where calls to WeCom are short. */
package io.guidepost.domain.pace;
