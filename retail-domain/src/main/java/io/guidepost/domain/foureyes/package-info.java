/** That whoever makes something never approves it, in one place for all that takes two people. Calls nobody; owns no table. */
package io.guidepost.domain.foureyes;
