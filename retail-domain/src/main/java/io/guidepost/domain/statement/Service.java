package io.guidepost.domain.statement;

/**
 * Who served in a store, and what that earned the guide in the month.
 *
 * @param soldLines lines sold in the month; a guide with refunds of earlier sales alone has none
 */
public record Service(long guideId, String guideName, int soldLines, long commissionFen) {}
