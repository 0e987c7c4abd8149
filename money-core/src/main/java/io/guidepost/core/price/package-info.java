/** What a basket costs this buyer now, line by line to the fen, and why. Pure: everything known comes in, nothing is read. */
package io.guidepost.core.price;
