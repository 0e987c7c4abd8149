/** What shoppers, guides and headquarters write on orders. Owns {@code ordernote_*}; calls order, and reads who is credited. */
package io.guidepost.domain.ordernote;
