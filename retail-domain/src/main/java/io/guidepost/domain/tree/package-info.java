/** Things that lie in one another, such as categories. Owns no table. */
package io.guidepost.domain.tree;
