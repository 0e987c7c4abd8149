/**
 * What somebody does before he signs in, until it is known who he is (MEM-3). Owns {@code visitor_event}. Calls behaviour,
 * sharing, shopper and database; the shop's edge and the scheduler call it.
 */
package io.guidepost.domain.visitor;
