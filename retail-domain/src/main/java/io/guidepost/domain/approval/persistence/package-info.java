/** SQL of the list of what waits for a second person. */
package io.guidepost.domain.approval.persistence;
