/** What a sale earns guides, stores and headquarters, what a refund takes back, and the sentence that explains it. */
package io.guidepost.core.commission;
