/** What both HTTP edges share; it knows no feature. */
package io.guidepost.webedge;
