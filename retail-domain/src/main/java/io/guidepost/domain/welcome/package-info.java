/**
 * What a new friend is greeted with (ACQ-3). WeCom gives 20 seconds, so a welcome does not stand in the inbox's line: it is
 * written down with the event and sent at once by threads of its own. Owns {@code welcome_*}; calls acquisition, sharing,
 * organization; hears of events from shopper.
 */
package io.guidepost.domain.welcome;
