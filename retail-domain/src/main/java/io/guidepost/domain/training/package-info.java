/** Trainings (C1: TRAINING): read, then answer questions. Owns {@code training_*}. Calls content. */
package io.guidepost.domain.training;
