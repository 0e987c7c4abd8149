/**
 * What may be said to customers (C10): words headquarters forbids, hosts that links may lead to, and prices and benefits that
 * must be true of goods on the shelf. Owns {@code compliance_*} and reads {@code catalog_*}. Calls no other feature.
 */
package io.guidepost.domain.compliance;
