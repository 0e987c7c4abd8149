/** Answers that many ask for within one second are made once. */
package io.guidepost.miniappapi.answer;
