/** What the sidebar's page asks before anybody is signed in, and the goods it shows. */
package io.guidepost.guideapi.sidebar;
