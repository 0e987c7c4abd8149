/**
 * By which code customers became friends, and what came of it (ACQ-2, E27). Owns {@code lead_*}; hears of friends from
 * shopper, calls acquisition, and reads touches, members and orders.
 */
package io.guidepost.domain.lead;
