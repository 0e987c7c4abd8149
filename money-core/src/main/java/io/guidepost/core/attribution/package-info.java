/** Who a sale belongs to: what was seen goes in, one decision comes out, with the reason for every candidate. */
package io.guidepost.core.attribution;
