/** Signs that a sale may not be what it seems (B11): they hold commission until a person has looked, and punish nobody. */
package io.guidepost.core.fraud;
