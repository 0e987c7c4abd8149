/** What somebody at headquarters sees: handed from the edge to every query on his behalf. Calls nobody; owns no table. */
package io.guidepost.domain.sight;
