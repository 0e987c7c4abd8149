/**
 * Products by the thousand: out to a table and back, with pictures by address or in an archive. Owns no table. Calls
 * assortment, picture, asset and sheet.
 */
package io.guidepost.domain.productfile;
