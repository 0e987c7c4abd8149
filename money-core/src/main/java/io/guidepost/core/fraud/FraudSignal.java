package io.guidepost.core.fraud;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.words.Words;
import java.util.Optional;

/**
 * One reason to look at a sale before its commission is paid.
 *
 * @param buyer whom the shopper was recognized as, if that is it
 * @param evidence the figures behind it, in a sentence
 */
public record FraudSignal(SignalKind kind, Optional<GuideId> buyer, Words evidence) {}
