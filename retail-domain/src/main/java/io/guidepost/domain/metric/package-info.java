/** The dictionary of metrics (ANA-1, D21): what each number that is shown means, what it is made of, and as of when. */
package io.guidepost.domain.metric;
