/** Sentences for people: every decision can say in Chinese and in English why it was taken. */
package io.guidepost.core.words;
