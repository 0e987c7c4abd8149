/** What every feature needs of the database: identifiers, the check of its settings at start, and the grants. Owns no table. */
package io.guidepost.domain.database;
