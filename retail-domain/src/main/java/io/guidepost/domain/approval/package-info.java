/** All that waits for a second person (ADM-5), in one list. Owns no table; reads those of the features, which alone decide. */
package io.guidepost.domain.approval;
