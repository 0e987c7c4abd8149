/** What customers try on in a store, and the basket that a guide prepares from it (SIDE-6). */
package io.guidepost.domain.tryon;
