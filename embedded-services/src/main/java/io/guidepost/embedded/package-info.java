/** MariaDB and Redis out of Maven artefacts, for the quickstart, the tests and the bench; never part of production. */
package io.guidepost.embedded;
