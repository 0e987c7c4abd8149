/** What imports and exports of tables have in common for whoever calls them. */
package io.guidepost.guideapi.sheet;
