/** What customers try on in the store, and the basket that comes of it. */
package io.guidepost.guideapi.tryon;
