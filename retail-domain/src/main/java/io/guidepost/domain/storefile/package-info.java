/**
 * The organization as tables: what headquarters knows of stores beside WeCom, in and out, and who works where, out. Regions,
 * stores and guides themselves come from WeCom. Owns no table. Calls filejob, organization and channel.
 */
package io.guidepost.domain.storefile;
